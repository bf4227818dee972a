"""How well the trained model understands, measured and written down: `make nlu-report`."""
