"""The kinds of fault that a record on 学信网 may have, and who can put each right.

The shipped catalogue; a notice's `[[anomaly]]` come first. Source: some fifty notices of 2006 to
2025 and the provincial record format (docs/glossary.md, 勘误): key fields (姓名, 性别, 民族,
出生日期, 证件号码, 专业, 层次, 学制) are changed by the province, asked by the 教务处; what was
wrong at the 高考 by the student at home; photos by whoever took them; what 班级, 分院 and 学号 show
is the school's own and needs no 勘误.
"""

from tongzhi_cli.model.terms import Role, Scope
from tongzhi_cli.model.words import FRIENDS_AND_KIN
from tongzhi_cli.named_tuple import NamedTuple


class Kind(NamedTuple):
    """One kind of fault: its *name*, what tells it, how it is written, who solves it.

    A clause is about it if one of *keywords* is in it; the words of a keyword with blanks in it
    must all be there, in that order; the shipped ones are in the one spelling that
    `anomaly.clauses.canonical` gives. *text* is the standard wording, "" where it depends on what
    is shown. *deadline* is the role of the deadline until which it has to be done. *offered* kinds
    are in the menu of `collect` whatever the notice's fields are.
    """

    name: str
    keywords: tuple[str, ...]
    scope: Scope
    office: str
    materials: tuple[str, ...] = ()
    text: str = ""
    deadline: Role | None = Role.MATERIALS
    offered: bool = False


def _words(text: str) -> tuple[str, ...]:
    """Keywords as they are listed below: divided by 、."""
    return tuple(text.split("、"))


NO_PHOTO, NOT_LINKED = "无学历照片", "已采集而无照片"
WRONG_PHOTO = "照片不是本人"
#: The kinds of fault of those who have no photo at all (补采集).
WITHOUT_PHOTO = frozenset({NO_PHOTO, NOT_LINKED})

#: That somebody does not get in, whatever telephone is another one now, or not to the record.
_LOCKED_OUT = (
    "账号、帐号、账户、帐户、密码、冻结、收不到 码、收不到 短信、登录不、登不、登录失败、"
    "无法登录、不能登录、没法登录、登录 错误、注册不、无法注册、不能注册、没法注册、已被注册、"
    "被别人注册、被占用、验证码"
)
_NOT_BOUND = "绑定不、绑不了、绑不上、绑定失败、没法绑定、无法绑定、不能绑定"
NO_ENTRY = _words(f"{_LOCKED_OUT}、{_NOT_BOUND}")
#: Whom a photo shows; who only has one as well, or took it, is not on it: 照片朋友都有就我没有.
PEOPLE = (*FRIENDS_AND_KIN, "对象")
_SOMEBODY_ON_IT = "、".join(f"照片 {how} {whom}" for how in "是成为用像换" for whom in PEOPLE)

_REGISTRY = "教务处（报省级主管部门）"
_RECORDS = "教务处（学籍）"
_PHOTOGRAPHER = "学院 → 教务处 → 采集单位"
_FAMILY = "身份证、户口本"


def _of_person(name: str, keywords: str) -> Kind:
    """What the papers of a family show."""
    return Kind(name, _words(keywords), Scope.PROVINCE, _REGISTRY, (_FAMILY,))


def _of_studies(name: str, keywords: str) -> Kind:
    """What the university's own records show."""
    return Kind(name, _words(keywords), Scope.PROVINCE, _RECORDS, ("学籍异动文件",))


_PHOTO = Kind("照片", ("照片",), Scope.PHOTO, "采集单位；只是不满意的不受理")
#: What tells each kind, the first that fits; 照片 comes before 证件号码, that before 姓名.
SHIPPED = (
    # --- what nobody at the school can do ------------------------------------------------------
    Kind(
        "高考报名时就错",
        _words(
            "高考报名时、高考报名就、高考报名信息、高考报名的信息、高考 错、高考 误、高考 填、"
            "高考时、报名时 错、报名时 填、报名 填错、报考时、录取时 错、录取时就、高中时 错"
        ),
        Scope.SELF,
        "生源地省级招考机构，本人去办更正证明",
        ("更正证明",),
        deadline=None,
    ),
    Kind(
        "学信网账号、密码",
        _words(f"{_LOCKED_OUT}、手机 换、手机号 不用、手机号 停、手机号 注销、绑定手机"),
        Scope.SELF,
        "本人找回，不行问学信网客服",
        deadline=None,
    ),
    Kind(
        "查不到学籍",
        _words(
            "学籍 0条、学籍 零条、学籍 0个、信息 0条、信息0条、学籍 一条 没有、一条学籍 没有、"
            "无 学籍、没有 这人、无此人、查不到 我、查不到 学籍、查不到 信息、学籍 不到、"
            "学籍 不出、学籍 不显示、学籍 没有显示、找不到 学籍、看不到 学籍、找不到信息、"
            "找不到我、查无此人、没有我的学籍、没有我的信息、没我这个人、没有我这个人、没 这个人、"
            "0 个学籍、0个学籍、零个学籍、学信网 没有我、网上 没有我、系统 没有我、查 没有我、"
            f"没有 学籍、没有 绑定学籍、学籍 绑定、{_NOT_BOUND}"
        ),
        Scope.SELF,
        "本人核对账号里的姓名、证件号码，不行问学信网客服；学籍本身错才找教务处",
        text="查不到学籍",
        deadline=None,
    ),
    # --- photos --------------------------------------------------------------------------------
    Kind(
        "录取照片",
        _words("录取照片、高考照片、入学照片"),
        Scope.SCHOOL,
        "教务处（不印在毕业证上，不用补采集）",
    ),
    Kind(
        "人像比对未通过",
        _words(
            "人脸比对、人证比对、比对 未通过、比对 不通过、比对 没通过、可能同一人、可能非同一人、"
            "可能不是同一人、非同一人"
        ),
        Scope.PHOTO,
        f"{_PHOTOGRAPHER}（换照片）",
        ("本人近照（采集单位要求的电子版）",),
        text="人像比对未通过",
    ),
    Kind(
        "身份核验未通过",
        _words(
            "身份核验、身份验证 不、身份验证 未、核验 未通过、核验 不通过、核验 没通过、"
            "核验 不确定、核验 异常"
        ),
        Scope.SCHOOL,
        "学院 → 教务处（复核备案）",
        ("确认单", "病历、整容或户籍证明"),
        text="身份核验未通过",
    ),
    Kind(
        NOT_LINKED,
        _words(
            "已采集 没、已经采集 没、采集过 没、采集了 没、已采集 无、采集过 无、采集了 无、"
            "拍了 没、拍过 没、照了 没、照过 没、已拍 没、已经拍 没、参加了采集 没、参加过采集 没、"
            "没有照片 拍过、没有照片 采集过、没有照片 已采集、没照片 采集过、没照片 拍过、"
            "没有照片 参加过采集、已拍照 未、已拍 未、拍过 未、拍了 未、采集 未转、采集 没转、"
            "照片 未转、照片 没转、已采集 未、采集过 未、未关联、没关联、没有关联、关联不上"
        ),
        Scope.PHOTO,
        "教务处、采集单位（先核对学校、姓名、证件号码是否一致，再说补采集）",
        text="已参加图像采集，无学历照片",
        deadline=Role.PHOTO,
    ),
    Kind(
        "照片不清楚",
        _words(
            "照片 模糊、照片 不清、照片 糊、看不清、照片 变形、照片 拉伸、照片 颜色、照片 偏色、"
            "照片 暗、照片 发白、照片 歪、照片 不全、照片 不完整、照片 一半、照片 黑边、照片 背景、"
            "照片 拉长、照片 压扁、照片 黑白、模糊 照片、不清楚 照片"
        ),
        Scope.PHOTO,
        "学院 → 教务处 → 采集单位（能不能换由采集单位定）",
        text="照片不清楚",
    ),
    _PHOTO._replace(keywords=_words(  # how it lies, before whose it is: 照片左右反了
        "照片 方向、照片 镜像、照片 左右、照片 上下、左右反、镜像、上下反、上下颠倒、左右颠倒、"
        "头朝下、倒过来、横过来、脚朝天、照片 倒着、照片 横着"
    )),
    Kind(
        WRONG_PHOTO,
        _words(
            "照片 不是、照片 非本人、照片 不像、照片是男、照片是女、照片是个女、照片 别人、"
            "照片 他人、照片 人家、照片 别个、照片 其人、照片 隔壁、照片 别班、照片 第二个人、"
            f"{_SOMEBODY_ON_IT}、照片是另、照片 我不认识、照片 不认识的、照片 人不认识、照片 串、"
            "照片 错、照片 不符、照片 不对、照片 不一致、我不认识 照片、照片 误传、照片 不一样、"
            "照片 没有我、照片 不匹配、照片 弄反、照片 反了、照片 被换、照片 换成、照片 张冠李戴、"
            "不是 照片、别人 照片、他人 照片、错 照片、两个人 照片"
        ),
        Scope.PHOTO,
        _PHOTOGRAPHER,
        ("本人近照（采集单位要求的电子版）",),
        text="照片不是本人",
        offered=True,
    ),
    Kind(
        "照片不满意",
        _words(
            "不满意、不好看、不太好看、不大好看、不怎么好看、难看、太丑、很丑、好丑、照片 丑、"
            "不喜欢、想换、能换、可以换、换一张、换张、重拍、重照、重新拍、重新照、不上镜、"
            "显老、显胖、照片 胖、照片 发型、照片 刘海、照片 没化妆"
        ),
        Scope.SELF,
        "不受理；不要在学信网上点“不是本人”",
        deadline=None,
    ),
    Kind(
        NO_PHOTO,
        _words(
            "查不到 照片、照片 查不到、没显示 照片、没有显示 照片、未显示 照片、照片 加载不、"
            "照片 打不开、没有照片、没照片、无照片、没有 照片、无 照片、缺照片、缺少 照片、"
            "缺失 照片、未见 照片、看不到 照片、看不见 照片、不显示照片、"
            "未显示照片、照片 没有、"
            "照片没了、照片没显示、照片没出、照片还没、照片没上传、照片也没、照片都没、照片 空白、"
            "照片 为空、照片 是空、照片 空的、照片空、照片 缺失、照片缺、照片 未显示、照片未上、"
            "照片未出、照片未采、照片未见、照片未收、照片 不显示、照片 显示不出、照片 显示不了、"
            "照片 不存在、照片 看不到、照片 看不见、照片 不见、照片 消失、照片无、照片 丢、未采集、"
            "没采集、没有采集、未参加 采集、没参加 采集、没有参加 采集、未照片采集、没照片采集、"
            "采集 没参加、采集 未参加、采集 没有参加、采集 没去、没去采集、没去拍、没有去 采集、"
            "没有去拍、漏采、未拍、没拍、没有拍、漏拍、忘记拍、错过 采集、错过 拍、找不到 照片、"
            "照片 找不到、没看到 照片、没看见 照片、照片尚未、照片暂无、照片暂未、待采集、没有图、"
            "没图、无图、照片 显示暂无、照片 显示无、照片 显示没有、未参加拍、没参加拍、"
            "没有参加拍、无照、缺照、没相、冇相、冇照片、莫得相、么得相、照片莫得、照片冇咗、照片唔见、照片么得、"
            "照片木得、莫得照片、么得照片、没传照片、采集 不在、采集 请假、采集 生病、采集 实习、"
            "照片 补采、补采 照片、照片 刷不、刷不 照片"
        ),
        Scope.PHOTO,
        "学生本人（采集单位补采集）",
        text=NO_PHOTO,
        deadline=Role.PHOTO,
        offered=True,
    ),
    _PHOTO,
    # --- the record ----------------------------------------------------------------------------
    Kind(
        "军人、港澳台、留学生证件",
        _words(
            "军官证、士兵证、军人证、护照、台胞证、台湾居民、港澳、回乡证、通行证、居住证、居留证"
        ),
        Scope.SCHOOL,
        "教务处核对（这些证件的号码本来就不是 18 位，姓名按护照）",
        ("证件复印件",),
    ),
    Kind(
        "证件号码",
        _words(
            "证件号、身份证 重号、身份证错、身份证不、身份证有、身份证少、身份证多、身份证最后、"
            "身份证末、身份证尾、身份证后、身份证前、身份证中间、身份证升、身份证变、身份证信息、"
            "身份证第、身份证倒数、身份证里、身份证写、身份证填、身份证输、身份证都、身份证也、"
            "身份证显示、身份证改、身份证x、升位、地区码、末四位"
        ),
        Scope.PROVINCE,
        _REGISTRY,
        (_FAMILY, "改过号的加公安机关证明"),
        text="证件号码有误，以身份证为准",
    ),
    _of_studies(
        "学校名称",
        "院校 名字、院校、学校错、学校写、学校显示、学校成、学校变、学校不对、学校有误、学校有错、"
        "学校有问题、学校有 错、学校有 不对、学校少、学校多、学校应、学校是别",
    ),
    Kind(
        "姓名",
        _words(
            "姓名、名字、改名、改过名、曾用名、旧名、改姓、改了姓、改过姓、姓氏、我姓、姓 错、"
            "名错、名 写错、间隔号、叫错、我叫、本人叫、本名、真名、名叫、名 点错、间 点错、"
            "的点错、的点不对、少了点、圆点、中间的点"
        ),
        Scope.PROVINCE,
        _REGISTRY,
        (f"{_FAMILY}（曾用名页）", "改过名的加户籍部门证明"),
    ),
    _of_person("性别", "性别"),
    Kind(
        "出生日期",
        _words("出生、生日、月生的、日生的、年生的、生于"),
        Scope.PROVINCE,
        _REGISTRY,
        (_FAMILY, "《医学出生证明》"),
    ),
    _of_person("民族", "民族、族别"),
    Kind(
        "转专业",
        _words("转专业、转了专业、转过专业、换过专业、换专业、转系、转到、转入"),
        Scope.SCHOOL,
        "教务处（学籍）；本学期刚转、还没有发文的，等发文后更新",
        ("学籍异动文件",),
    ),
    _of_studies("专业", "专业"),
    _of_studies("层次", "层次、学历层次、本科 专科、专科 本科、专升本"),
    _of_studies("学制", "学制、三年制、四年制、五年制"),
    _of_studies("学习形式", "学习形式、学历类别、全日制"),
    Kind(
        "入学、毕业日期",
        _words(
            "入学日期、入学时间、入学年、毕业日期、毕业时间、毕业年、预计毕业、入学 月、离校日期"
        ),
        Scope.SCHOOL,
        _RECORDS,
        ("学籍异动文件",),
    ),
    Kind(
        "学籍状态",
        _words(
            "学籍状态、休学、复学、退学、参军、入伍、当兵、服兵役、保留学籍、保留入学、降级、留级、"
            "转学、不在本班、不是本班、两条学籍、两个学籍、多条学籍、学籍重复、不在我班、不是我班、"
            "已转出、死亡、学籍异动"
        ),
        Scope.SCHOOL,
        "辅导员、学籍科",
        ("学籍异动文件",),
    ),
    # --- what needs no feedback ------------------------------------------------------------------
    Kind(
        "班级、分院、学号",
        _words(
            "班级、班号、班别、班名、分院、院系、系所、系别、系名、系（所、系显示、所属系、函授站、"
            "学院名、学院错、学院不、学院显示、学院写、所属学院、所在学院、学号、辅导员 错、"
            "辅导员 不对、辅导员 不是、辅导员 有误、辅导员 写、辅导员 显示、辅导员 应、辅导员名、"
            "辅导员姓、辅导员 换、政治面貌"
        ),
        Scope.NONE,
        "学院自己改，不影响毕业证",
        deadline=None,
    ),
)  # fmt: skip


def _also(name: str, keywords: str) -> Kind:
    """A shipped kind by other *keywords*."""
    shipped = next(one for one in SHIPPED if one.name == name)
    return shipped._replace(keywords=_words(keywords), offered=False)


#: What tells too little to count beside another kind: looked at where nothing else was found.
LAST = (
    _also(
        "照片不清楚",
        "模糊、看不清、太黑、太暗、发白、变形、歪了、黑边、裁掉、脸 裁、脸 一半、脸 切、半张脸、"
        "有点糊、很糊、太糊",
    ),
    _also(
        WRONG_PHOTO,
        "不是本人、不是我、非本人、不像我、不像本人、是别人、别人的、他人的、串了、是我室友、"
        "是我同学、是室友、是同学、是另一个",
    ),
    _also("性别", "男 女、女 男、是男、是女、为男、为女、成男、成女"),
    _also("民族", "族"),
    # of which item a character is wrong is told beside it: 专业有错别字
    _also(
        "姓名",
        "错别字、别字、错字、同音字、形近字、生僻字、少一个字、多一个字、字拆、个字 拆、字 分开",
    ),
    _of_person("个人信息", "信息"),
    _also("专业", "方向"),
    _also(NO_PHOTO, "补采"),
)
NAMES = tuple(dict.fromkeys(one.name for one in (*SHIPPED, *LAST)))
#: What none of them fits.
OTHER = Kind("其他", (), Scope.SCHOOL, "教务处")
