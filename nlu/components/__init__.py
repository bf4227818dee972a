"""Rasa components of our own; found because `nlu/launch.py` is started as a script from this folder's parent."""
