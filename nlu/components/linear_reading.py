"""Linear support vectors over counted pieces and a sense: learning, asking, and keeping them small.

Confidences are a softmax of the distances to the intents' planes, its steepness chosen on sentences kept apart
while learning; weights are kept as 8-bit steps, one step size per intent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from components.sentence_pieces import piecer

KEPT_APART = 0.1
"""Share of the sentences on which the confidences are set right; they are taught afterwards too."""


class LinearReading:
    """What was learnt, ready to be asked about one sentence at a time."""

    def __init__(self, numbers: Mapping[str, np.ndarray], stemmer: str) -> None:
        """*numbers*: as `learn` makes them and an archive keeps them.

        `intents`; `vocabulary`: the pieces, as bytes of lines, forgotten once their marks are made; `rarity`: each
        piece's inverse document frequency; `steps`: (pieces + sense, intents) in 8 bits, times `step` by intent
        they are weights; `intercept` by intent; `steepness` of the confidences.
        """
        self.numbers = dict(numbers)
        marks = _marks(self.numbers.pop("vocabulary").tobytes().split(b"\n"))
        self._columns = np.argsort(marks)
        self._marks = marks[self._columns]
        self._pieces = piecer(stemmer)

    def rank(self, text: str, sense: np.ndarray) -> list[tuple[str, float]]:
        """Return (intent, confidence), likeliest first; confidences add up to 1."""
        kept, steps = self.numbers, self.numbers["steps"]
        columns, values = self._weighed(text)
        distances = (values @ steps[columns] + sense @ steps[len(self._columns) :]) * kept["step"]
        shares = softmax((distances + kept["intercept"]) * kept["steepness"])
        order = np.argsort(-shares, kind="stable")
        return [(str(kept["intents"][one]), float(shares[one])) for one in order]

    def _weighed(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns of the known pieces and their sublinear TF-IDF, of length 1."""
        counts = Counter(self._pieces(text))
        marks = _marks(piece.encode() for piece in counts)
        places = np.minimum(np.searchsorted(self._marks, marks), len(self._marks) - 1)
        known = self._marks[places] == marks
        columns = self._columns[places[known]]
        values = 1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts))[known])
        values *= self.numbers["rarity"][columns]
        return columns, values / max(np.linalg.norm(values), 1e-9)


def _marks(pieces: Iterable[bytes]) -> np.ndarray:
    """Return a number for each piece: a hundred thousand of them take a tenth of the room of a dictionary."""
    return np.array([int.from_bytes(blake2b(one, digest_size=8).digest(), "big") for one in pieces], np.uint64)


def learn(
    texts: list[str], intents: list[str], senses: np.ndarray, config: dict[str, Any]
) -> dict[str, np.ndarray]:
    """Return the numbers that the examples teach; *senses*: (sentences, size of the encoder), already weighted."""
    counting = CountVectorizer(analyzer=piecer(config["stemmer"]), min_df=config["min_count"])
    weighing = TfidfTransformer(sublinear_tf=True)
    known = hstack([weighing.fit_transform(counting.fit_transform(texts)), csr_matrix(senses)]).tocsr()
    truth = np.array(intents)
    machine = _machine(config).fit(known, truth)
    step = np.abs(machine.coef_).max(axis=1) / 127
    return {
        "intents": machine.classes_.astype(str),
        "vocabulary": np.frombuffer("\n".join(counting.get_feature_names_out()).encode(), dtype=np.uint8),
        "rarity": weighing.idf_.astype(np.float32),
        "steps": np.ascontiguousarray(np.round(machine.coef_.T / step).astype(np.int8)),
        "step": step,
        "intercept": machine.intercept_ + _leaning(machine, config),
        "steepness": np.array(_steepness(known, truth, config)),
    }


def softmax(values: np.ndarray) -> np.ndarray:
    """Return shares that add up to 1 along the last axis."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def _machine(config: dict[str, Any]) -> LinearSVC:
    return LinearSVC(C=config["C"], class_weight="balanced", random_state=config["random_state"])


def _leaning(machine: LinearSVC, config: dict[str, Any]) -> np.ndarray:
    """Return what is added to each intent's distance: a little where missing it costs more than naming it."""
    return np.array([config["leaning"].get(intent, 0.0) for intent in machine.classes_])


def _steepness(known: csr_matrix, truth: np.ndarray, config: dict[str, Any]) -> float:
    """Return the factor of the distances that makes confidences truest on sentences kept apart."""
    taught, apart, taught_truth, apart_truth = train_test_split(
        known, truth, test_size=KEPT_APART, stratify=truth, random_state=config["random_state"]
    )
    machine = _machine(config).fit(taught, taught_truth)
    distances = machine.decision_function(apart) + _leaning(machine, config)
    right = np.searchsorted(machine.classes_, apart_truth)

    def surprise(steepness: float) -> float:
        shares = softmax(distances * steepness)[np.arange(len(right)), right]
        return float(-np.log(np.maximum(shares, 1e-12)).mean())

    return float(minimize_scalar(surprise, bounds=(0.5, 20.0), method="bounded").x)
