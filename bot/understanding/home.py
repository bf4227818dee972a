"""Where Rasa's files lie in a checkout of the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RasaHome:
    """The project's root and a language, and what of Rasa lies there."""

    root: Path = Path(__file__).parents[2]
    language: str = "es"

    @property
    def python(self) -> Path:
        """The interpreter of Rasa's own environment."""
        return self.root / "nlu/.venv/bin/python"

    @property
    def launcher(self) -> Path:
        """The script that starts Rasa's command line."""
        return self.root / "nlu/launch.py"

    @property
    def config(self) -> Path:
        """The pipeline and the policies of the language's model."""
        return self.root / f"nlu/{self.language}/config.yml"

    @property
    def examples(self) -> Path:
        """The folder of training sentences, one file per intent."""
        return self.root / f"nlu/{self.language}"

    @property
    def components(self) -> Path:
        """The folder of Rasa components of our own."""
        return self.root / "nlu/components"

    @property
    def domain(self) -> Path:
        """The folder of intents, actions and the mode."""
        return self.root / "stories/domain"

    @property
    def rules(self) -> Path:
        """The folder of rules."""
        return self.root / "stories/rules"

    @property
    def lock(self) -> Path:
        """The lock of Rasa's environment."""
        return self.root / "nlu/requirements.lock"

    @property
    def model(self) -> Path:
        """The trained model."""
        return self.root / f"models/{self.language}.tar.gz"

    @property
    def manifest(self) -> Path:
        """What the trained model was made from."""
        return self.root / f"models/{self.language}.json"

    @property
    def policy(self) -> Path:
        """The next actions, by mode and intent; the rules know no language, so every model gives the same."""
        return (
            self.root
            / "models"
            / ("policy.json" if self.language == "es" else f"{self.language}.policy.json")
        )
