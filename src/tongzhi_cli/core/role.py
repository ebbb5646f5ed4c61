"""What a deadline is for; apart from the notice's model, so that rules do not need pydantic."""

from enum import StrEnum


class Role(StrEnum):
    """What a deadline is for."""

    CHECK = "check"
    SUBMIT = "submit"
    PHOTO = "photo"
    MATERIALS = "materials"
    OTHER = "other"
