"""What a result names: the kinds of the catalogue in the words of students, and who solves each."""

from collections.abc import Iterable

import pytest
from builders import notice_2018

from tongzhi_cli.anomaly.clauses import canonical, clauses
from tongzhi_cli.anomaly.kinds import LAST, NAMES, SHIPPED, Kind
from tongzhi_cli.anomaly.matching import faults_in, is_no_photo
from tongzhi_cli.anomaly.menu import MenuEntry, catalogue
from tongzhi_cli.check.rules.sample import notice
from tongzhi_cli.followup.steps import Group, group_of, steps_for
from tongzhi_cli.model.terms import Role, Scope
from tongzhi_cli.notice.model import Correction, NoPhoto, Notice, NoticeKind

#: The kinds that a text names, divided by +, and texts as students write them.
WRITTEN = {
    "无学历照片": (
        "照片没有",
        "照片没有显示",
        "无学历照片",
        "没有学历照片",
        "没照片",
        "木有照片",
        "照片是空白的",
        "学历照片未显示",
        "相片不显示",
        "图像采集没参加",
        "未参加图像采集",
        "没拍照",
        "当时生病没去拍照",
        "未采集",
        "我没采集图像",
        "照片一栏是空的",
        "看不到照片",
        "其他都对，就是照片没有",
        "没有照片其他信息正确",
        "没有任何问题但照片没有",
        "照片暂无",
        "照片尚未采集",
        "本人照片缺失",
        "我没有学信网照片",
        "没找到照片",
        "没有看见照片",
        "头像没了",
        "无照片信息",
        "学籍照片没有",
        "照片没有上传成功",
        "没有发现照片",
        "照片无",
        "照片无法显示",
        "无法显示照片",
        "照片还没出来",
        "照片没出来",
        "没有采集过图像",
        "采集的时候我不在学校",
        "学信网上没显示我的照片",
        "本人学历照片为空",
        "图片加载不出来",
        "在校外实习没能参加图像采集",
        "去年采集时在实习，没有照",
        "信息都对，照片没有显示出来",
        "没有照片！！！",
        "照片：无",
        "电子照片丢失",
    ),
    "已采集而无照片": (
        "已经拍过照但是没有照片",
        "采集过了，学信网上没照片",
        "参加过采集，没有照片",
        "已拍照，未显示",
        "采集了照片但是网上没有",
    ),
    "照片不是本人": (
        "照片不是本人",
        "照片不是我",
        "不是本人",
        "照片是别人的",
        "照片跟室友的弄反了",
        "照片和同学的串了",
        "照骗不是我本人",
        "照片显示成别人了",
        "照片错了",
        "照片有问题，不是我本人",
        "把别人的照片放上去了",
        "照片与本人不符",
        "照片和身份证不符",
        "照片不对其他都正常",
        "学历照片为他人照片",
        "照片信息错误",
        "照片上的人不是我",
        "这不是我的照片",
        "照片与录取照片不一致",
        "学籍照片不对",
        "照片“不是本人”",
        "照片不是同一人",
        "照片是别的同学的",
        "照片是男的我是女的",
        "照片上的不是我，是我弟弟",
        "照片显示的是王同学",
        "不是没有照片，是照片不对",
    ),
    "照片": (
        "照片有误",
        "本人照片显示不正常",
        "照片过期",
        "毕业证照片和我现在差别太大",
        "照片未更新",
        "照片没有更新",
        "没有更新照片",
        "照片没有露耳朵",
        "照片不是最近的",
        "照片没有改过来",
        "照片未通过",
        "照片是高中时候的",
    ),
    "照片不清楚": (
        "照片模糊",
        "照片不清楚",
        "照片变形了",
        "照片是黑白的",
        "姓名没有错别字，照片不清楚",
        "照片不完整",
        "照片太黑，看不清脸",
        "照片拉长了",
        "照片的背景不是蓝色",
    ),
    "照片不满意": (
        "照片太丑想换一张",
        "对照片不满意",
        "照片拍得不好看，能不能换",
        "照片没拍好想重拍",
        "照片很丑但是是本人",
        "不喜欢这张照片",
    ),
    "姓名": (
        "姓名错",
        "姓名有误：显示“张珊”，应为“张姗”",
        "名字写错了",
        "名字有错别字",
        "性名错误",
        "姓名和身份证不一致",
        "改过名",
        "姓名中间少了间隔号",
        "照片清晰但姓名错",
        "姓名显示不全",
        "姓名显示乱码",
        "名字里的䶮字打不出来",
        "照片对，姓名不对",
        "照片是对的，姓名不对",
        "姓名显示为张珊，应为张姗",
        "姓名应为欧阳若男",
        "姓名没有改过来还是以前的名字",
        "姓名第二个字错了，应该是“珺”",
        "除姓名外都正确",
        "姓名以外全部正确",
        "录取信息里姓名就是错的",
        "名字是繁体字",
        "姓名（张珊→张姗）",
    ),
    "证件号码": (
        "身份证号码错误",
        "身份证号少一位",
        "身份证错了",
        "身份证最后一位不对",
        "证件号码有误，以身份证为准",
        "身份证号对不上",
        "身份证号升位",
        "身份证号末尾X写成了小写",
        "身份证号与本人不符",
        "姓名、性别无误，身份证号有误",
        "报志愿的时候身份证号填错了",
    ),
    "性别": (
        "性别错",
        "性别显示女，应为男",
        "把男写成女了",
        "民族没有错 性别错了",
        "性别应为男",
        "应该是男",
        "本人性别填反了",
        "显示男的，我是女生",
        "性别写反了",
    ),
    "出生日期": (
        "出生日期不对",
        "出生年月错",
        "生日错了",
        "出身日期有误",
        "姓名无误，出生日期有误",
        "生日少一天",
        "出生日期比身份证大一天",
        "出生年份错误，应为1996年",
    ),
    "民族": (
        "民族应为回族",
        "名族错了",
        "民族显示成汉族",
        "汉族写成了彝族",
        "照片没有问题，民族错",
        "除了民族错其他没问题",
        "照片没有问题民族错了",
        "民族错了照片没有问题",
        "我的民族不对，其它的没有问题",
        "没有显示民族",
        "民族空白",
        "显示“汉族”，应为“纳西族”",
        "民族有误：显示“汉族”，应为“纳西族”",
        "彝族写成了汉族",
        "学信网显示的是汉族，我是傣族",
        "个人信息有误：民族错",
        "民族少写了一个字",
        "民族那一栏填的是汉，实际是布依",
        "没有问题，只有民族不对",
        "照片OK，民族不OK",
        "民族：汉族→彝族",
    ),
    "专业": (
        "专业错误",
        "专业应为民族学",
        "专业应为中国少数民族语言文学",
        "专业名称少了（师范）",
        "专业写成了软件工程应为网络工程",
        "我的学信网上照片和姓名都没有问题，但是专业不对",
        "照片正确；专业名称有误",
        "所学专业应为“物流管理”",
    ),
    "转专业": ("转专业后没改过来",),
    "层次": (
        "层次应为专升本",
        "层次显示为专科，我是本科",
    ),
    "学制": (
        "学制应该是五年",
        "民族没错，专业也没错，学制错了",
        "学制写成了3年，应为4年",
    ),
    "学习形式": (
        "学习形式错误",
        "学习形式显示函授",
    ),
    "入学、毕业日期": (
        "入学日期不对",
        "预计毕业日期有误",
        "毕业时间错",
        "入学时间应为2014年9月",
    ),
    "学籍状态": (
        "学籍状态显示休学",
        "本人当兵保留学籍",
        "复学学生，学籍在2015级",
    ),
    "班级、分院、学号": (
        "班级显示不对",
        "分院错了",
        "学号不对",
        "系（所、函授站）不对",
        "政治面貌应为团员",
        "院系写错了",
        "所在班级不符",
        "学院错",
        "学院名称不对，应为信息工程学院",
        "班级应为软件2班",
        "我的班级不是这个班",
        "学号少了一位",
    ),
    "高考报名时就错": (
        "高考报名时名字就写错了",
        "录取时就错了",
    ),
    "姓名 + 高考报名时就错": ("姓名错，高考时填的",),
    "学信网账号、密码": (
        "学信网账号密码忘了",
        "登录不上去，忘记密码了",
        "身份证重号注册不了",
        "手机号换了登录不了",
        "密码找不回来",
        "学信网注册的手机号停用了",
    ),
    "查不到学籍": (
        "没有学籍信息",
        "查不到学籍",
        "学信网没有我的信息",
        "绑定不了学籍",
        "学籍查询不到",
    ),
    "姓名 + 照片不是本人": (
        "姓名错，照片不是本人",
        "姓名和照片不符",
        "姓名、照片与本人不符",
    ),
    "姓名 + 民族": (
        "姓名和民族都错了",
        "姓名民族都错了",
        "姓名应为张姗民族应为回族",
    ),
    "姓名 + 民族 + 照片": ("姓名、民族、照片都有问题",),
    "学校名称": ("学校名称错误", "院校名字少一个字", "毕业院校有误"),
    "无学历照片 + 民族": ("照片没有，民族应为回族",),
    "照片不是本人 + 姓名": ("姓名错照片不是本人",),
    "姓名 + 无学历照片": ("1.姓名错误2.没有照片",),
    "班级、分院、学号 + 姓名": ("班级和姓名都错",),
    "": (
        "照片没有问题",
        "有只猫",
        "身份证过期了",
        "没有发现问题",
        "照片无误",
        "身份证复印件要交吗",
        "外校采集，未转来",
        "采集码没有",
        "照片没有误",
    ),
    "人像比对未通过": (
        "人像比对可能非同一人",
        "可能同一人",
        "非同一人",
    ),
    "身份核验未通过": ("身份核验未通过",),
    "军人、港澳台、留学生证件": ("军官证号码不是18位",),
    "军人、港澳台、留学生证件 + 姓名": ("护照上的名字和学信网不一样",),
    "录取照片": (
        "录取照片不是本人",
        "录取照片没有",
    ),
    "个人信息": (
        "个人信息与户口本不符",
        "信息错了一个字",
        "学籍信息错误",
    ),
    "姓名 + 证件号码": ("姓名、身份证号均有误",),
    "照片不清楚 + 民族": ("民族没有显示照片不清楚",),
    "证件号码 + 姓名": ("身份证号码和姓名都不对",),
    "录取照片 + 无学历照片": ("录取照片错了，没有学历照片", "没有录取照片，没有学历照片"),
    "姓名 + 性别 + 民族": ("姓名民族性别",),
    "照片 + 姓名": ("照片和姓名都不对",),
    "无学历照片 + 学籍状态": ("因休学未参加图像采集",),
    "民族 + 出生日期": ("民族和出生日期有误，其余信息无误",),
    "照片不是本人 + 民族 + 班级、分院、学号": ("照片不是我本人，民族也不对，班级也不对",),
}


@pytest.mark.parametrize(
    ("text", "kinds"), [(text, kinds) for kinds, texts in WRITTEN.items() for text in texts]
)
def test_what_students_write(text: str, kinds: str) -> None:
    """Each fault is named and nothing else: not what is right, nor what it should be."""
    expected = kinds.split(" + ") if kinds else []
    assert [one.name for one in faults_in(text, ())] == expected


def test_the_shipped_keywords_are_in_one_spelling() -> None:
    """They are looked for as they stand, so a variant among them would never be found."""
    keywords = [word for one in (*SHIPPED, *LAST) for word in one.keywords]
    assert [word for word in keywords if canonical(word.lower()) != word] == []


#: Who can put each kind right, by the record format and other schools' notices.
SCOPES = {
    Scope.PROVINCE: "证件号码 姓名 性别 出生日期 民族 专业 学校名称 层次 学制 学习形式 个人信息",
    Scope.SCHOOL: "录取照片 身份核验未通过 军人、港澳台、留学生证件 转专业 入学、毕业日期 学籍状态",
    Scope.PHOTO: "人像比对未通过 已采集而无照片 照片不清楚 照片不是本人 无学历照片 照片",
    Scope.SELF: "高考报名时就错 学信网账号、密码 查不到学籍 照片不满意",
    Scope.NONE: "班级、分院、学号",
}


@pytest.mark.parametrize(
    ("name", "scope"), [(name, scope) for scope, names in SCOPES.items() for name in names.split()]
)
def test_who_solves_it(name: str, scope: Scope) -> None:
    """Every shipped kind has the scope that the sources give it."""
    assert {one.scope for one in SHIPPED if one.name == name} <= {scope}
    assert name in NAMES


def test_every_kind_has_a_scope_of_the_table_and_a_text_that_tells_it() -> None:
    """No shipped kind is left out of the two tables."""
    assert set(NAMES) == {name for names in SCOPES.values() for name in names.split()}
    told = {name for kinds in WRITTEN for name in kinds.split(" + ") if name}
    assert set(NAMES) <= told


@pytest.mark.parametrize("text", ["我的" * 1000, "应为" * 1000, "没有" * 1000, "照片“" * 1000])
def test_a_text_pasted_in_by_mistake_takes_no_time(text: str) -> None:
    """Only the beginning of a text is looked at."""
    assert sum(map(len, clauses(text))) <= 400


# --- the notice's own ------------------------------------------------------------------------


def noticed(*kinds: NoticeKind) -> Notice:
    return notice()._replace(anomalies=list(kinds))


def kind(name: str, keywords: Iterable[str] = (), scope: Scope = Scope.SCHOOL) -> NoticeKind:
    return NoticeKind(name=name, keywords=list(keywords), scope=scope)


@pytest.mark.parametrize(
    ("keywords", "text", "names"),
    [
        (["学位照"], "学位照没有", ["学位"]),
        (["照片 学位"], "照片里学位服不对", ["学位"]),
        (["照片 学位"], "学位照片不清楚", ["照片不清楚"]),  # the words in the other order
        (["图像 不是"], "照片不是本人", ["学位"]),  # the notice says 图像, the student 照片
        (["民族"], "民族没有错，姓名错", ["姓名"]),  # what is right is none of its own either
        (["民族"], "民族错，姓名错", ["学位", "姓名"]),
    ],
)  # fmt: skip
def test_the_notice_comes_first(keywords: list[str], text: str, names: list[str]) -> None:
    """A notice's keywords are tried before the shipped ones, words with blanks in their order."""
    facts = noticed(kind("学位", keywords))
    assert [one.name for one in faults_in(text, facts.own_faults)] == names


def test_a_shipped_kind_changed_by_name() -> None:
    """Without keywords an entry changes the shipped kind in its place, and only what it says."""
    change = NoticeKind(name="民族", scope=Scope.SCHOOL, office="302室", materials=["函"])
    facts = noticed(change)
    assert [one.name for one in faults_in("高考时民族就填错了", facts.own_faults)] == [
        "高考报名时就错"
    ]
    (step,) = steps_for("民族错", facts)
    assert (step.fault.scope, step.office, step.materials) == (Scope.SCHOOL, "302室", ("函",))
    (same,) = steps_for("姓名错", facts)
    assert same == steps_for("姓名错", notice())[0]


def test_what_the_paper_of_2018_says() -> None:
    """身份证复印件 to the 教务处; without a photo to 昆明, the print to 214室 in 6月初, no day."""
    facts = notice_2018()
    (ethnicity,) = steps_for("民族应为纳西族", facts)
    assert ethnicity.bring.startswith("身份证复印件")
    assert (ethnicity.where, ethnicity.deadline) == ("教务处", None)
    (vague,) = steps_for("个人信息与身份证不符", facts)
    assert (vague.fault.name, vague.bring) == ("个人信息", "身份证复印件")
    (photo,) = steps_for("照片没有", facts)
    assert (photo.office, photo.bring) == ("学生本人（昆明补采集）", "补采集的纸质照片")
    assert photo.where == "教务处214室"
    assert photo.deadline is not None
    assert (photo.deadline.text, photo.at) == ("6月初", None)


def test_without_a_correction_nothing_is_made_up() -> None:
    """A notice that names neither materials nor a place: the catalogue's materials, no place."""
    (step,) = steps_for("民族错", notice())
    assert (step.bring, step.where, step.deadline) == (
        "通知没有写，一般要：身份证、户口本",
        "",
        None,
    )
    (unknown,) = steps_for("有只猫", notice())
    assert (unknown.fault.name, unknown.office, unknown.bring) == ("其他", "教务处", "")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("民族错", [Group.HERE]),
        ("照片不是本人", [Group.HERE]),
        ("照片没有", [Group.PHOTO]),
        ("采集过了，没照片", [Group.PHOTO]),
        ("录取照片没有", [Group.HERE]),
        ("照片太丑", [Group.ELSEWHERE]),
        ("学号不对", [Group.NOTHING]),
        ("有只猫", [Group.HERE]),
        ("照片没有，班级也不对", [Group.PHOTO, Group.NOTHING]),
    ],
)
def test_where_they_go(text: str, groups: list[Group]) -> None:
    """Each fault leads to one group; without a photo is a group of its own."""
    steps = steps_for(text, notice())
    assert [group_of(one.fault, text, notice()) for one in steps] == groups


def test_no_photo_by_a_name_of_the_notice() -> None:
    """Whoever has no photo is on the list for it, whatever the notice calls that."""
    facts = noticed(
        NoticeKind(name="没图", keywords=["没有照片"], scope=Scope.PHOTO, deadline=Role.PHOTO)
    )
    (step,) = steps_for("没有照片", facts)
    assert step.fault.name == "没图"
    assert group_of(step.fault, "没有照片", facts) is Group.PHOTO
    assert is_no_photo("没有照片")


@pytest.mark.parametrize("one", [one for one in SHIPPED if one.offered])
def test_a_kind_that_is_offered_stands_in_the_menu(one: Kind) -> None:
    """Whatever fields the notice names, the menu has the kind, and its text names it again."""
    assert MenuEntry(one.name, one.text) in catalogue(["民族"])
    assert [found.name for found in faults_in(one.text, ())] == [one.name]


@pytest.mark.parametrize(
    ("what", "group", "where"),
    [
        ("没有照片的学生到体育馆补拍。照片不是本人的，到体育馆重新采集。", Group.PHOTO, "体育馆"),
        ("照片与本人不符的，到体育馆重拍。", Group.PHOTO, "体育馆"),
        ("无照片、照片串号的学生到体育馆登记。", Group.PHOTO, "体育馆"),
        ("没有照片的学生到体育馆补拍。", Group.HERE, "教务处"),
    ],
)
def test_somebody_elses_photo_goes_where_the_notice_sends_it(
    what: str, group: Group, where: str
) -> None:
    """Where the missing ones are taken if it says so, else where data are put right."""
    sent = notice()._replace(
        no_photo=NoPhoto(who="没有照片的学生", what=what, where="体育馆"),
        correction=Correction(materials=["身份证复印件"], where="教务处", text="勘误"),
    )
    (step,) = steps_for("照片不是本人", sent)
    assert (group_of(step.fault, "照片不是本人", sent), step.where) == (group, where)
    assert ("身份证复印件" in step.bring) is (group is Group.HERE)
