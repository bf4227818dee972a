"""The one `Settings`: environment variables with the prefix `PREGONERO_`, then a TOML file (contract §2)."""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.core.pipeline.stages import OPEN
from bot.core.text import say
from bot.errors import SettingsInvalid

PREFIX = "PREGONERO_"
LOCALES = Path(__file__).parent / "i18n/locales"
_SHIFT = re.compile(r"([+-])(\d+)([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}
Names = Annotated[tuple[str, ...], NoDecode]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there is a catalogue for."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))


class Settings(BaseSettings):
    """Everything that can be set; defaults are those of domain.md where it names them."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    database_url: str = ""
    data_dir: Path = Path("data")
    timezone: str = "America/Bogota"
    now: str = ""  # `2026-11-24T09:00-05:00`: starts there and runs; `+3d`: shifted
    http_host: str = "127.0.0.1"
    http_port: int = 8080
    public_url: str = ""
    rasa_url: Names = ()
    rasa_token: SecretStr = SecretStr("")
    vault_key: SecretStr = SecretStr("")
    language: str = (
        "es"  # of the language model, of rooms and pages, and of people who have none of their own
    )
    demo_languages: dict[str, str] = {}  # of single people of the demo directory, by handle
    institution: str = "ICETEX"
    holidays_country: str = "CO"
    holidays_added: tuple[date, ...] = ()
    holidays_removed: tuple[date, ...] = ()
    intent_threshold: Annotated[float, Field(gt=0, lt=1)] = 0.50
    transcript_days: Annotated[int, Field(ge=0, le=365)] = 30  # of the last turns; 0 keeps none
    message_days: Annotated[float, Field(gt=0, le=3650)] = (
        30  # ids of handled messages, to know a repeated one
    )
    # of buttons on messages that were drawn anew, or about what is closed
    button_days: Annotated[float, Field(gt=0, le=3650)] = 90
    unclear_days: Annotated[int, Field(ge=0, le=365)] = 90  # of masked sentences to learn from; 0 keeps none
    unclear_most: Annotated[int, Field(ge=1, le=100_000)] = 2000
    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")  # set: Socket Mode, else HTTP
    slack_signing_secret: SecretStr = SecretStr("")
    slack_client_id: str = ""
    slack_client_secret: SecretStr = SecretStr("")
    slack_api_base_url: str = "https://slack.com/api/"
    slack_file_hosts: Names = ("files.slack.com",)  # host or host:port; a token goes nowhere else
    slack_ocm_channel: str = ""  # in the first workspace, or TEAM:CHANNEL
    slack_sales_channel: str = ""  # alike: where sales news are told
    slack_provider_channel: str = ""  # alike: where the provider is
    slack_teams: Names = ()  # the workspaces that may install the app; none named: any
    slack_guests: Literal["refuse", "serve"] = "refuse"
    slack_strangers: Literal["refuse", "serve"] = "refuse"  # people of another organisation, by Slack Connect
    telegram_bot_token: SecretStr = SecretStr("")
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_base_file_url: str = "https://api.telegram.org/file/bot"
    telegram_local: bool = False  # a Bot API server of the institution's own: files are paths, no 20 MB limit
    telegram_local_root: Path | None = None  # its folder, as this machine sees it; nothing outside is read
    telegram_ocm_chat: str = ""  # CHAT, or CHAT/TOPIC of a forum
    telegram_sales_chat: str = ""  # where sales news are told
    telegram_provider_chat: str = ""  # where the provider is
    telegram_pace: Annotated[float, Field(gt=0, le=1000)] = 1.0  # over 1: for a server that takes more
    # one topic of the OCM's forum for each kind of matter, or for each case
    telegram_ocm_topics: Literal["none", "kind", "case"] = "none"
    currency: Literal["COP", "MXN", "USD"] = "COP"  # of the sales pipeline
    sales_monthly_goal: Annotated[float | None, Field(gt=0)] = None
    sales_digest_weekday: Annotated[int, Field(ge=0, le=6)] = (
        0  # the digest before the follow-up meeting; 0: Monday
    )
    sales_digest_at: time = time(8)
    # business days in a stage that are too many, by open stage: hunting=20,proposal=10; others as in domain.md
    sales_stalled_after: Annotated[dict[str, Annotated[int, Field(ge=1, le=250)]], NoDecode] = {}
    sales_import_mapping: Path | None = None  # TOML: how the files of opportunities call things
    hubspot_token: SecretStr = SecretStr("")  # of a private app that may read deals, companies and owners
    hubspot_base_url: str = "https://api.hubapi.com"
    hubspot_pipeline: str = ""  # only the deals of this pipeline
    hubspot_mapping: Path | None = None  # TOML: stages and more properties, as for files of opportunities
    crm_sync_minutes: Annotated[int, Field(ge=0)] = 60  # 0: only by `admin pipeline sync`
    smtp_url: SecretStr = SecretStr("")  # smtp://user:password@host:587?from=bot@… (STARTTLS), or smtps://…
    attachment_megabytes: Annotated[int, Field(ge=1, le=2000)] = 50

    @field_validator("rasa_url", "slack_file_hosts", "slack_teams", mode="before")
    @classmethod
    def _comma_list(cls, value: object) -> object:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("sales_stalled_after", mode="before")
    @classmethod
    def _named_numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return dict(
            (name.strip(), days.strip()) for name, _, days in (one.partition("=") for one in value.split(","))
        )

    @field_validator("sales_stalled_after")
    @classmethod
    def _open_stages(cls, value: dict[str, int]) -> dict[str, int]:
        for stage in value:
            if stage not in OPEN:
                raise ValueError(f"no open stage {stage}")
        return value

    @field_validator("language", "demo_languages")
    @classmethod
    def _known_language(cls, value: str | dict[str, str]) -> str | dict[str, str]:
        for code in (value,) if isinstance(value, str) else value.values():
            if code not in languages():
                raise ValueError(f"unknown language {code}")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"unknown time zone {value}") from error
        return value

    @property
    def zone(self) -> ZoneInfo:
        """Return the institution's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def has_slack(self) -> bool:
        """Whether Slack is to be spoken to: one workspace by its token, or many by installation."""
        return bool(self.slack_bot_token.get_secret_value() or self.slack_client_id)

    @property
    def has_telegram(self) -> bool:
        """Whether Telegram is to be spoken to."""
        return bool(self.telegram_bot_token.get_secret_value())

    @property
    def has_crm(self) -> bool:
        """Whether a CRM is to be read."""
        return bool(self.hubspot_token.get_secret_value())

    @property
    def has_mail(self) -> bool:
        """Whether e-mail can be sent."""
        return bool(self.smtp_url.get_secret_value())

    @property
    def storage_url(self) -> str:
        """Return the database's URL; by default an SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'pregonero.db'}"

    def clock_shift(self, real: datetime) -> timedelta:
        """Return how far business time is from *real* time. Raises `SettingsInvalid` for a bad `NOW`."""
        if not self.now:
            return timedelta(0)
        shift = _SHIFT.fullmatch(self.now)
        if shift:
            sign, count, unit = shift.groups()
            return timedelta(**{_UNITS[unit]: int(f"{sign}{count}")})
        try:
            start = datetime.fromisoformat(self.now)
        except ValueError as error:
            raise SettingsInvalid(say("error.now", now=self.now)) from error
        return (start if start.tzinfo else start.replace(tzinfo=self.zone)) - real

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what was given, then the environment, then the TOML file that `PREGONERO_CONFIG` names."""
        path = os.environ.get(f"{PREFIX}CONFIG")
        file = (TomlConfigSettingsSource(settings_cls, Path(path)),) if path else ()
        return (init_settings, env_settings, *file)


def load_settings(**given: object) -> Settings:
    """Return the settings. Raises `SettingsInvalid` naming each variable that is wrong."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = tuple(
            say("error.setting", name=f"{PREFIX}{'_'.join(map(str, item['loc'])).upper()}", why=item["type"])
            for item in error.errors()
        )
        raise SettingsInvalid(say("error.settings", wrong=wrong)) from error
