"""What a provider's credential looks like, as data.

The table in `tenpoint.kit.credentials.providers` is made of these rows. It is declared once and
read by three: the prefilter that finds candidates in bytes, the judge that looks at one candidate
line, and the plugin for people who run detect-secrets itself. Nothing is compiled at import time,
because a commit hook starts for every commit and mostly finds nothing.

Facts (prefix, alphabet, length) come from the sources named in each row. Where sources disagree
about a length the row takes their union, as long as the rest keeps it distinctive.

Not in the table: what is public by design (publishable, browser and project keys), what only
identifies (account and client ids), and four shapes that are read by code instead of by a pattern:
passwords in URLs, JSON Web Tokens, PEM private keys and Google service account files.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    Row = tuple[str, str, str, str, str, str] | tuple[str, str, str, str, str, str, str]
else:
    from tenpoint.kit.light import NamedTuple

__all__ = ["UUID", "Format", "table"]

# Eight, four, four, four and twelve hexadecimal digits; either case, as providers use both.
UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


class Format(NamedTuple):
    """One form of credential of one provider.

    `id` is kebab-case and public: it is never renamed, only retired. `provider` is for people.

    `shape` is a regular expression of the whole value and of nothing else: who uses it adds the
    boundaries. `re` (text and bytes) and Hyperscan both compile it, so it keeps to ASCII literals,
    [classes], (?:groups), alternatives in a group and bounded repeats: no anchors, lookarounds,
    capturing groups, back references, and no shorthand such as \\w, which means more in `re` on
    text. Its length is bounded and no repeat of varying length stands in another, so that a search
    takes time in proportion to the text.

    `literals` are exact-case strings of at least three characters, one of which stands in every
    value: text without any of them holds no such credential. Empty where the shape has no fixed
    part.

    `names` is empty where the shape alone is evidence. Otherwise the value is only believable where
    one of these words stands in the name it is assigned to, or beside it on the line. They are
    lower case and joined by "_": compare them as substrings of the lower-cased text in which "-",
    "." and blanks became "_". A short or common provider word is only listed in a compound
    ("exa_api" and "exaapi", never "exa", which is in "example").

    `documented` says in short where the format was read.

    `checksum` names what can be computed offline from the value. A failed check lowers confidence,
    it never hides a finding, because most published samples are made up:
    - "github-crc32": the last 6 characters are the CRC-32 of the 30 before them (the prefix left
      out) in base 62, digits in the order 0-9 A-Z a-z, padded on the left with 0.
    - "gitlab-crc32": the last 7 characters are the CRC-32 of everything before them (the prefix
      included) in base 36, lower case, padded on the left with 0.
    - "aws-base32": the 16 characters after the first 4 are base 32; of the 10 bytes they decode to,
      the first 6 hold the account number, between their top bit and their 7 lowest ones; it has at
      most 12 digits.
    - "discord-id": the part before the first dot is base64url, without padding, of the decimal
      digits of the bot's id (17 to 20 of them).
    """

    id: str
    provider: str
    shape: str
    literals: tuple[str, ...]
    names: tuple[str, ...] = ()
    documented: str = ""
    checksum: str = ""

    @property
    def revoke(self) -> str:
        """The provider's page where a key is revoked or replaced, or ""."""
        from tenpoint.kit.credentials.revoke import page_of

        return page_of(self.provider)


def table(*rows: Row) -> tuple[Format, ...]:
    """The formats that these rows declare.

    A row is id, provider, shape, literals, names, documented and, for some, checksum. Literals and
    names are separated by blanks and may be empty: so a format stays on a line or two.
    """
    return tuple(
        [
            Format(id, provider, shape, tuple(literals.split()), tuple(names.split()), *last)
            for id, provider, shape, literals, names, *last in rows
        ]
    )
