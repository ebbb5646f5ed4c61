"""What a date found in a notice is for, as it is told: in a table, in words, in the title."""

import re

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.due.deadline_role import role_of, role_of_words
from tongzhi_cli.notice.reading.due.english import (
    is_english,
    own_sentence,
    role_in_english,
    role_of_label,
)
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.others.matters import role_of_matter
from tongzhi_cli.notice.reading.due.table_role import role_in_table

#: An answer is of its question, not of the one before.
_IS_ASKED = re.compile("[？?]$")
#: 一、时间：, of what the title says; a page has its own 时间：2027-03-16.
_BARE_LABEL = (
    r"(?:^|[\s、.．)）])(?:起止|截止|具体|工作)?(?:时间|日期)(?:安排|节点)?\s{0,4}[：:为]?\s{0,4}$"
)
_ENGLISH_LABEL = r"(?i:^\W*(?:deadline|due(?: date)?)\s{0,2}[:：]\s{0,2}$)"


def role_told(one: Found, title: str) -> Role | None:
    """The role of a date, by a table, a name or the words around it, else the *title*."""
    if is_english(one.phrase.text):
        if role := role_in_english(one.before, one.after):
            return role
        before, after = own_sentence(one.before, one.after)
        if re.search(_ENGLISH_LABEL, before) and (role := role_of_label(one.before)):
            return role
        one = one._replace(before=before, after=after, later="")
        if not (one.beside or re.search(rf"[一-鿿]|{_ENGLISH_LABEL}", before + after)):
            return None
    if one.beside:
        return role_in_table(one)
    if is_english(one.phrase.text):
        own = role_of(one.before, one.after, (), one.earlier or "")
        if own := own or role_of_words(f"{one.before} {one.after}"):  # Due: April 8 (反馈表)
            return own
    if one.whose and (own := role_of_words(one.whose)):
        return own
    lead = one.lead[:1] if one.lead and _IS_ASKED.search(one.lead[0]) else one.lead
    role = role_of(one.before, one.after, lead, one.earlier or "", one.later)
    role = role_of_matter(one, role)
    is_limit = one.phrase.until or one.phrase.start is not None or one.phrase.has_clock
    is_bare = (
        role is None and is_limit and re.search(rf"{_BARE_LABEL}|{_ENGLISH_LABEL}", one.before)
    )
    return role_of_words(title) if is_bare else role
