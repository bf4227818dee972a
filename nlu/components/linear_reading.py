"""Linear support vectors over counted pieces and a sense: learning, asking, and keeping them small.

Confidences are a softmax of the distances to the intents' planes, its steepness chosen on sentences kept apart
while learning; weights are kept as 8-bit steps, one step size per intent.
"""

from __future__ import annotations

from collections import Counter
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

    def __init__(
        self,
        *,
        intents: np.ndarray,
        vocabulary: list[str],
        rarity: np.ndarray,
        weights: np.ndarray,
        intercept: np.ndarray,
        steepness: float,
        stemmer: str,
    ) -> None:
        """*weights*: (pieces + sense, intents); *rarity*: each piece's inverse document frequency."""
        self._intents = intents
        self._vocabulary = vocabulary
        self._column = {piece: number for number, piece in enumerate(vocabulary)}
        self._rarity = rarity
        self._weights = weights
        self._intercept = intercept
        self._steepness = steepness
        self._pieces = piecer(stemmer)

    def rank(self, text: str, sense: np.ndarray) -> list[tuple[str, float]]:
        """Return (intent, confidence), likeliest first; confidences add up to 1."""
        counts = Counter(self._column[one] for one in self._pieces(text) if one in self._column)
        columns = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = 1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))
        values *= self._rarity[columns]
        values /= max(np.linalg.norm(values), 1e-9)
        distances = values @ self._weights[columns] + sense @ self._weights[len(self._vocabulary) :]
        shares = softmax((distances + self._intercept) * self._steepness)
        order = np.argsort(-shares, kind="stable")
        return [(str(self._intents[one]), float(shares[one])) for one in order]

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return the numbers to be kept."""
        step = np.abs(self._weights).max(axis=0) / 127
        return {
            "intents": self._intents,
            "vocabulary": np.frombuffer("\n".join(self._vocabulary).encode(), dtype=np.uint8),
            "rarity": self._rarity.astype(np.float32),
            "step": step,
            "weights": np.round(self._weights / step).astype(np.int8),
            "intercept": self._intercept,
            "steepness": np.array(self._steepness),
        }

    @classmethod
    def from_arrays(cls, kept: Any, stemmer: str) -> LinearReading:
        """Return the reading whose `to_arrays` is *kept*."""
        return cls(
            intents=kept["intents"],
            vocabulary=kept["vocabulary"].tobytes().decode().split("\n"),
            rarity=kept["rarity"].astype(np.float64),
            weights=(kept["weights"] * kept["step"]).astype(np.float32),
            intercept=kept["intercept"],
            steepness=float(kept["steepness"]),
            stemmer=stemmer,
        )


def learn(texts: list[str], intents: list[str], senses: np.ndarray, config: dict[str, Any]) -> LinearReading:
    """Return what the examples teach; *senses*: (sentences, size of the encoder), already weighted."""
    counting = CountVectorizer(analyzer=piecer(config["stemmer"]), min_df=config["min_count"])
    weighing = TfidfTransformer(sublinear_tf=True)
    known = hstack([weighing.fit_transform(counting.fit_transform(texts)), csr_matrix(senses)]).tocsr()
    truth = np.array(intents)
    machine = _machine(config).fit(known, truth)
    return LinearReading(
        intents=machine.classes_.astype(str),
        vocabulary=list(counting.get_feature_names_out()),
        rarity=weighing.idf_,
        weights=machine.coef_.T,
        intercept=machine.intercept_,
        steepness=_steepness(known, truth, config),
        stemmer=config["stemmer"],
    )


def softmax(values: np.ndarray) -> np.ndarray:
    """Return shares that add up to 1 along the last axis."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def _machine(config: dict[str, Any]) -> LinearSVC:
    return LinearSVC(C=config["C"], class_weight="balanced", random_state=config["random_state"])


def _steepness(known: csr_matrix, truth: np.ndarray, config: dict[str, Any]) -> float:
    """Return the factor of the distances that makes confidences truest on sentences kept apart."""
    taught, apart, taught_truth, apart_truth = train_test_split(
        known, truth, test_size=KEPT_APART, stratify=truth, random_state=config["random_state"]
    )
    machine = _machine(config).fit(taught, taught_truth)
    distances = machine.decision_function(apart)
    right = np.searchsorted(machine.classes_, apart_truth)

    def surprise(steepness: float) -> float:
        shares = softmax(distances * steepness)[np.arange(len(right)), right]
        return float(-np.log(np.maximum(shares, 1e-12)).mean())

    return float(minimize_scalar(surprise, bounds=(0.5, 20.0), method="bounded").x)
