"""Notices by a tester who had not read the reader, with their truth.

OPTIONAL are days of events (会议, 公示, 培训) that may be listed as "other" but need not be.
Their heads are in `notice_heads_blind`; an issuer that says more than told passes.
The texts of .docx and .html are plain here, with a tab between cells; FORMATS says what each was.
"""

from notice_texts_blind_fifth import FIFTH
from notice_texts_blind_first import FIRST
from notice_texts_blind_fourth import FOURTH
from notice_texts_blind_records import RECORDS
from notice_texts_blind_second import SECOND
from notice_texts_blind_seventh import SEVENTH
from notice_texts_blind_sixth import SIXTH
from notice_texts_blind_third import THIRD
from notice_told import Told

BLIND: tuple[Told, ...] = (
    *RECORDS,
    *FIRST,
    *SECOND,
    *THIRD,
    *FOURTH,
    *FIFTH,
    *SIXTH,
    *SEVENTH,
)

OPTIONAL = {
    "stage-table-time-first": {"2027-03-12"},
    "table-month-in-header": {"2027-04-06"},
    "distract-exam": {
        "2027-03-27",
        "2027-04-20",
        "2027-04-26",
        "2027-05-10",
        "2027-06-01",
        "2027-06-18",
        "2027-06-25",
    },
    "publicity-period": {"2027-04-12", "2027-04-16"},
    "system-open": {"2027-03-24"},
    "pickup-meeting": {"2027-03-09"},
    "paragraph-dense": {"2025-03-19"},
    "system-maintenance": {"2026-03-28", "2026-03-29"},
    "fee-payment": {"2026-10-16"},
    "monitor-copy": {"2026-03-27"},
    "semester-week-noise": {"2026-03-16", "2026-03-18", "2026-03-19", "2026-03-20"},
    "province-deadline": {"2027-04-15"},
}

#: Those that were not plain UTF-8 text.
FORMATS = {
    "rec-1": "docx",
    "rec-3": "html",
    "rec-5": "gbk",
    "rec-9": "docx",
    "rec-11": "html",
    "rec-15": "gbk",
    "rec-19": "html",
    "rec-23": "docx",
    "rec-25": "gbk",
    "rec-31": "gbk",
    "rec-37": "html",
    "rec-39": "gbk",
    "rec-43": "docx",
    "rec-47": "html",
    "rec-49": "gbk",
    "rec-51": "docx",
    "rec-55": "html",
    "stage-table-3col": "docx",
    "stage-table-time-first": "docx",
    "table-start-end-columns": "docx",
    "table-vertical": "docx",
    "table-per-college-submit": "docx",
    "table-photo-appointments": "docx",
    "table-by-campus": "docx",
    "table-month-in-header": "docx",
    "table-done-time": "docx",
    "table-dotted-dates": "docx",
    "two-year-span": "html",
    "no-issue-date-published": "html",
    "pub-after-luokuan": "html",
    "pub-year-differs": "html",
    "extension-3": "html",
    "odd-times-chinese": "gbk",
    "odd-times-fullwidth": "gbk",
    "odd-times-nbsp": "html",
    "publicity-period": "html",
    "system-open": "docx",
    "fill-instructions": "docx",
    "student-id-samples": "docx",
    "long-jwc": "docx",
    "long-yjsy": "html",
    "jixu-jiaoyu": "gbk",
    "sections-sub": "docx",
    "copyto-date": "docx",
    "notice-with-faq": "html",
    "english-mixed": "html",
    "cohort-lists": "docx",
    "issuer-two-offices": "docx",
    "title-two-lines": "docx",
    "semester-week-noise": "html",
    "heading-date-alone-month": "docx",
    "cms-meta-1": "html",
    "cms-meta-2": "html",
    "cms-meta-3": "html",
    "cms-only-published-2": "html",
    "table-start-end-2": "docx",
    "table-weekday-col": "docx",
    "table-weekday-col-wrong": "docx",
    "table-merged-college": "docx",
    "issue-before-attach-form": "docx",
}
