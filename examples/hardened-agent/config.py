"""The configuration: read safely, and refused when it is not of this form."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field


class Config(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z-]{1,40}$")
    model: Literal["claude-opus-4", "claude-sonnet-4"]
    max_tokens: int = Field(ge=1, le=4000)


def load(path: Path) -> Config:
    return Config.model_validate(yaml.safe_load(path.read_text("utf-8")))
