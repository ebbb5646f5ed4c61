"""The kinds of problem that only many classes have, and the list of all kinds there are."""

from tongzhi_cli.answers.kinds import (
    BAD_TIME,
    CONTRADICTION,
    MATCHED_BY_NAME,
    OTHER_ROW,
    SECOND_LOG,
    TORN_LOG,
    UNKNOWN_LINE,
    UNPLACED_ANSWER,
)
from tongzhi_cli.check.check import REPLACED_ANSWER
from tongzhi_cli.check.rules.every import RULES
from tongzhi_cli.columns.kinds import (
    ID_NUMBER,
    LEFT_OUT,
    NO_VALUE,
    STRUCK_OUT,
    SWAPPED,
    UNREAD_COLUMNS,
    UNREAD_RESULTS,
)
from tongzhi_cli.form.kinds import NOT_ASCENDING
from tongzhi_cli.model.problem import NOTHING_TO_DO, SIGNED_LIST, Example, Kind
from tongzhi_cli.roster.kinds import (
    CLASS_OF_COLLEGES,
    CLASS_SPELLING,
    INFERRED,
    NAME_CLEANED,
    NO_CLASS,
    READ_ON,
    TAKEN_ONCE,
    UNCLEAR_CLASS,
    UNKNOWN_STANDING,
    UNREAD,
)
from tongzhi_cli.summary.classes.kinds import (
    ONE_CLASS,
    SIMILAR_CLASS,
    TWO_CLASSES,
    WRONG_CLASS,
)


def _workbook(**sheets: str) -> str:
    """A workbook of 2003 as text: rows of cells with commas between them, by sheet."""
    made = []
    for name, text in sheets.items():
        rows = (
            [f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row.split(",")]
            for row in text.splitlines()
        )
        table = "".join(f"<Row>{''.join(cells)}</Row>" for cells in rows)
        made.append(f'<Worksheet ss:Name="{name}"><Table>{table}</Table></Worksheet>')
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    begin = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
    return f"{begin}{''.join(made)}</Workbook>"


#: What is said of a form that nobody stands in.
NOT_HANDED_IN = "不算交来"
CONFLICTING_ANSWER = Kind(
    "conflicting-answer",
    "结果不一",
    rank=50,
    of_student=True,
    means="同一名同学在几份交来的表里结果不一样，时间分不出先后；汇总里先按写了异常的那份列。",
    do="请问这个班哪一份对，改好或拿走另一份，再汇总一次。",
    clause=SIGNED_LIST + "。",
    example=Example(
        "一班.docx [第1张表] 第 3 行：2014030102，白景行，无误；一班改.docx 里是“照片不是本人”",
        "这里写“无误”，一班改.docx [第1张表] 第 3 行 写“照片不是本人”，按“照片不是本人”列",
        {
            "一班.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n",
            "一班改.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,照片不是本人\n",
        },
        "merge 一班.docx 一班改.docx",
    ),
)

UNREADABLE_FILE = Kind(
    "unreadable-file",
    "读不了的文件",
    rank=100,
    means="这份交来的文件打不开，或里面没有认得的表；其余的照常汇总，这一份里的人没有算进去。",
    do="请照说明处理，或请这个班重新交一份，再汇总一次。",
    example=Example(
        "交来/二班.pdf：扫描的反馈表",
        "交来/二班.pdf 是 PDF，不是能读的反馈表或花名册",
        {
            "交来/一班.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n",
            "交来/二班.pdf": "%PDF-1.4 scanned",
        },
        "merge 交来",
    ),
)

MISSING_FORM = Kind(
    "missing-form",
    "没有交表",
    rank=110,
    means="全校名单上有这个班，却没有收到它的任何一份表，或只收到读不了的（照片、扫描件）；或者班号中间缺了一个。",
    do="请催这个班；没有这个班就不用管。",
    clause="各班班长统一填写……于4月2日（星期一）下午17:00前交教务处，逾期不再受理。",
    example=Example(
        "全校名单.csv 第 4 行起：2014级软件2班有 2 人；交来的只有 一班.docx",
        "名单上有 2 人，一份表也没有交来",
        {
            "一班.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n",
            "全校名单.csv": "学号,姓名,班级\n"
            "2014030101,安若溪,2014级软件1班\n"
            "2014030102,白景行,2014级软件1班\n"
            "2014030201,卫澜,2014级软件2班\n"
            "2014030202,易安,2014级软件2班\n",
        },
        "merge 一班.docx --roster 全校名单.csv",
    ),
)

TOTAL_MISMATCH = Kind(
    "total-mismatch",
    "人数不符",
    rank=150,
    means="名单上的人数和交来的表上的人数不一样。",
    do="缺的、多的在“未反馈”“名单外”里逐个列着，请照着核对。",
    example=Example(
        "一班.docx [第1张表] 第 2 行起有 2 人；全校名单.csv 里这个班有 3 人",
        "名单 3 人，交来 2 人（表上没有的 1 人，名单外的 0 人）",
        {
            "一班.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n",
            "全校名单.csv": "学号,姓名,班级\n"
            "2014030101,安若溪,2014级软件1班\n"
            "2014030102,白景行,2014级软件1班\n"
            "2014030103,毕思远,2014级软件1班\n",
        },
        "merge 一班.docx --roster 全校名单.csv",
    ),
)

VOIDED = Kind(
    "voided-row",
    "已作废",
    rank=277,
    of_student=True,
    means="有人在汇总的“明细”里把这一行作废了（“作废”一栏写了字）：以后再汇总也不算它，哪怕交来的表里还有；"
    "它列在“其他记录”里。",
    do=f"{NOTHING_TO_DO}；要恢复，就在“其他记录”里清空它的“作废”，和汇总一起再汇总一次。",
    example=Example(
        "一班.csv 第 3 行：2014030109，安若溪；汇总里这一行的“作废”写着“学号抄错了”，核定人 张老师",
        "“明细”里作废了（张老师，汇总.xml）：学号抄错了",
        {
            "汇总.xml": _workbook(
                明细="学院,班级,学号,姓名,校对结果,文件,种类,位置,作废,核定人\n"
                ",2014级软件1班,2014030101,安若溪,无误,一班.csv,花名册,2\n"
                ",2014级软件1班,2014030109,安若溪,无误,一班.csv,花名册,3,学号抄错了,张老师",
                问题="级别,问题,班级",
                来源="文件,种类,推断\n一班.csv,花名册,",
            ),
        },
        "merge 汇总.xml",
    ),
)

SAME_FILE = Kind(
    "same-file",
    "重复的文件",
    rank=280,
    means="两份文件里的学生和结果完全一样，多半是同一份交了两次；只算一次。",
    do=f"{NOTHING_TO_DO}。",
    example=Example(
        "一班.docx 和 一班(1).docx：下载了两次的同一份",
        "与 一班(1).docx 内容相同，只算一份",
        {
            "一班.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n",
            "一班(1).docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n",
        },
        "merge 一班.docx 一班(1).docx",
    ),
)

ONLY_IN_SUMMARY = Kind(
    "only-in-summary",
    "只在以前的汇总里",
    rank=138,
    means="交来的里面有一份以前的汇总，它里面有的表已经不在原来的地方了：这份表上的人照汇总里记着的算。"
    "多半是写错了、拿走了的。同一个文件夹里别的表这次也读了，才说；整个收起来了的、别处拿来的汇总，看不出来，不说。",
    do="不该算的，就不要把以前的汇总和交来的放在一起读；该算的，把这份表放回原处；再汇总一次。",
    example=Example(
        "二班.csv：汇总.xml 的“来源”里有 一班.csv 和它，它已经拿走了",
        "这份表不在那里了，“2014级软件2班”的 1 人只在以前的汇总里（汇总.xml）",
        {
            "一班.csv": "学号,姓名,班级,校对结果\n2014030101,安若溪,2014级软件1班,无误\n",
            "汇总.xml": _workbook(
                明细="学院,班级,学号,姓名,校对结果,文件,种类,位置\n"
                ",2014级软件1班,2014030101,安若溪,无误,一班.csv,花名册,2\n"
                ",2014级软件2班,2014030201,卫澜,无误,二班.csv,花名册,2",
                问题="级别,问题,班级",
                来源="文件,种类,推断\n一班.csv,花名册,\n二班.csv,花名册,",
            ),
        },
        "merge 一班.csv 汇总.xml",
    ),
)

TWO_VERSIONS = Kind(
    "two-versions",
    "旧的一份还在",
    rank=136,
    means="两份表里是同一些同学，写的却不一样：多半是改好了又交一份，旧的还在。两份里的错都算。",
    do="哪一份是旧的，就把它拿走（移到别的文件夹），再汇总一次。",
    example=Example(
        "一班.csv 和 一班改.csv：同样的两名同学，白景行的结果写清楚了",
        "和 一班改.csv 是同一些同学（2 人），写的不一样：哪一份是旧的，就拿走旧的那一份",
        {
            "一班.csv": "学号,姓名,班级,校对结果\n"
            "2014030101,安若溪,2014级软件1班,无误\n"
            "2014030102,白景行,2014级软件1班,有误\n",
            "一班改.csv": "学号,姓名,班级,校对结果\n"
            "2014030101,安若溪,2014级软件1班,无误\n"
            "2014030102,白景行,2014级软件1班,照片不是本人\n",
        },
        "merge 一班.csv 一班改.csv",
    ),
)

_ALL = [
    *(rule.KIND for rule in RULES),
    BAD_TIME, CONTRADICTION, MATCHED_BY_NAME, OTHER_ROW, SECOND_LOG, TORN_LOG, UNKNOWN_LINE,
    UNPLACED_ANSWER,
    NO_CLASS, UNCLEAR_CLASS, INFERRED, NAME_CLEANED, TAKEN_ONCE, UNKNOWN_STANDING,
    LEFT_OUT, NO_VALUE, STRUCK_OUT, SWAPPED, ID_NUMBER, UNREAD, UNREAD_RESULTS, READ_ON,
    UNREAD_COLUMNS,
    CLASS_OF_COLLEGES, CLASS_SPELLING,
    NOT_ASCENDING,
    REPLACED_ANSWER,
    CONFLICTING_ANSWER, UNREADABLE_FILE, MISSING_FORM, TWO_CLASSES, WRONG_CLASS, ONE_CLASS,
    SIMILAR_CLASS, TOTAL_MISMATCH, VOIDED, SAME_FILE, TWO_VERSIONS, ONLY_IN_SUMMARY,
]  # fmt: skip

#: Every kind of problem by its code, in the order in which reports show them.
KINDS = {kind.code: kind for kind in sorted(_ALL, key=lambda kind: kind.rank)}
