"""What stands in the names of pictures beside who they are of; each group of words once.

Source: issue 17: 安若曦-学信网.jpg, names that phones, chats and browsers give, lists of 坚果云 and
QQ 群文件.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tongzhi_cli.model.words import (
    BEGINS_ANSWER,
    CHANGES,
    CHECK_VERBS,
    FAULTS,
    LOOK_VERBS,
    OUTCOMES,
    QUALITY,
    REMARKS,
    RIGHT,
    RIGHT_TOO,
)

# --- what is in the picture, and what was done with it -------------------------------------------

_RECORD = (
    "学信网 学信 学籍 学历 图像 照片 相片 头像 信息 个人 档案 电子 注册 备案 证书 毕业证 "
    "毕业生 毕业 预毕业 证件照 证件 采集 高考 录取 身份证 姓名 名字 学号 班级 专业 民族 性别 "
    "年级 校区 大学 学院 学校 分院 二级学院 中心 系统 平台 官网 网站 网页 页面 界面 登录 主页 "
    "首页 详情 正文 在线 验证 基本 学位 入学 身份 高等教育 教育部 教育 中国 新华社 二维码 数据 "
    "资料 材料 承诺书 签名 签字 手写 手签 密码 信息网 学生信息网"
)
_PICTURE = (
    "图片 截图 截屏 截长图 长图 长截图 屏幕 屏幕快照 快照 拍照 拍的 扫描 扫描件 复印件 原图 "
    "高清 原件 电子版 手机 电脑 平板 微信 微信图片 腾讯 相机 相册 图 文件 文档 附件 压缩包 "
    "压缩 正面 反面 全部 全图 合并 拼图 编辑 裁剪 美图 水印 大图 小图 上半 下半 前半 后半 全屏 "
    "长截屏 对比 存档 报错"
)
_STATE = (
    "已 未 已经 完成 提交 上传 上交 补交 补传 重交 重传 重新 再次 交 版 新 旧 最新 最终 最终版 "
    "终版 终稿 定稿 初稿 修改版 更新 副本 复件 备份 临时 没问题 没有问题 无问题 有误 有错 不对 "
    "对 已看 看过 已阅 本人 自己 收到 确定 无 一切 全对 都对 请查收 收 发送 转发 下载 查询 "
    "登记 白底 蓝底 红底 马上 尾号 尾数 末尾 校正 报告 证明 回执 合照 合影 已核 已查 已弄 重发 "
    "再发 第一 第二 第三 第一次 第二次 一次 二次 两次 三次 待改 需改 要改 请改 待核 待补 "
    "缺照片 缺图 看不到 看不了 打不开 登不上 查不到 查不了 忘记 无法 完毕 好了 看好 弄好 查了 "
    "呀 啊 哈 哦 喔 啦 哟 呢 吧 嘛 嘻 嘿 哈哈 哈哈哈 嘻嘻 嘿嘿 "
    "看了 定版 晚交 迟交 先交 新建 分享 私发 群里 发自 休学 退学 入伍 留级"
)
_OF = (
    "的 我 与 及 跟 我的 我是 是 这是 这 和 同学 学生 老师 辅导员 "
    "班主任 班长 副班长 团支书 支书 学委 学习委员 组长 小组 组 室长 舍长 宿舍 寝室 课代表 班委 "
    "男 女 男生 女生 交给 来自 作业 任务 通知 收集 收集表 汇总 反馈 反馈表 表 系 级 届 班 "
    "届毕业生 第 页 份 次 号 序号 编号 年 月 日 本科 专科 专升本 本科生 姓名是 叫 大四 大三 栋 "
    "东区 西区 南区 北区 群友 室 学长 学姐"
)
#: Who of the family hands in for a student.
PARENTS = "妈妈|爸爸|家长|父亲|母亲|老妈|老爸|他爸|他妈|她爸|她妈|父母|奶奶|爷爷"
FILLERS = frozenset(
    (
        *f"{_RECORD} {_PICTURE} {_STATE} {_OF}".split(), *PARENTS.split("|"),
        *CHECK_VERBS, *LOOK_VERBS, *OUTCOMES, *REMARKS, *RIGHT, *RIGHT_TOO, *QUALITY, *FAULTS,
        *CHANGES,
    )
)  # fmt: skip
#: Those that may stand by themselves behind a name of two characters: 张文男 is not 张文.
_ALONE_BEHIND = frozenset("的图交版改补呀啊哦喔啦哟呢吧嘛")

#: Words in Latin letters, and the same in pinyin: none of them is anybody's name.
_LATIN = (
    "img image images photo photos pic pics picture screenshot screenshots screen shot "
    "snapshot scr dsc dscn dcim pano mvimg wx weixin wechat camera mmexport qq qqpic tim "
    "tencent com mm android edit edited crop copy new final last ok xxw chsi cn net www http "
    "https html htm xueji xuexin xuexinwang xuexing jietu jieping zhaopian tupian tuxiang "
    "xinxi hedui jiaodui zhengming wuwu wuwucha huaban jpg jpeg png gif bmp heic heif webp tif "
    "tiff pdf doc docx xls xlsx zip rar txt v ver version no id of the my hw file scan cam "
    "capture lark dingtalk feishu baidu wps psb px kb mb gb am pm info data test untitled "
    "microsoft edge chrome safari browser huawei xiaomi mi oppo vivo iphone ipad ios save "
    "saved saves burst cover export"
)
LATIN = frozenset(_LATIN.split())

#: So they number the parts of one picture; behind a name of two characters they may be a third.
_PARTS = frozenset("一二三四五上下前后左右")
#: Words for a sex, and the signs of it.
SEXES = {
    "男": frozenset({"男", "♂", "nan", "male", "boy", "m"}),
    "女": frozenset({"女", "♀", "nv", "female", "girl", "f"}),
}

#: Before the name of who is helped.
HELPS = "代帮替"
#: Somebody hands in for somebody else.
FOR_ANOTHER = f"[{HELPS}由转]"
#: The same, or hands in to somebody.
_HANDS_IN = f"[{HELPS}由转给致]"
#: Who is somebody else, behind a name: 李明的女朋友.
OTHERS = (
    "室友|舍友|同桌|朋友|好友|男朋友|女朋友|好朋友|男友|女友|对象|闺蜜|兄弟|哥们|死党|搭档|老乡|"
    "邻居|亲戚|哥哥|弟弟|姐姐|妹妹|表哥|表弟|表姐|表妹|老公|老婆|媳妇|学弟|学妹|师弟|师妹"
)
#: Titles of who is no student of the class, close behind a name, or before it; 李明老师好 is none.
_ELDERS = "学姐|学长|学哥|师兄|师姐"
TITLES_BEHIND = (
    rf"(?:{_ELDERS}|老师|辅导员|导员|班主任|教授|导师)"
    "(?!您?好|收|查收|让|要|请|说|看|已|同意)"
)
TITLES_BEFORE = f"(?:{_ELDERS})"
_NOT = "(?:没有?|未|忘记?了?|漏|缺|拒|拒绝|不用|不肯)"
#: That nothing was handed in. What the site has not (学信网未上传照片) and what was not found is a
#: result.
NOT_HANDED_IN = (
    rf"(?:还|尚|仍|一直|都)?{_NOT}"
    r"(?:交(?!错|旧)|(?:反馈|回复|答复|核对|校对)(?!出|到|错|完|误)"
    r"|(?:提交|上交|上传|完成)(?!照片|图像|相片|头像|采集|注册|实名|认证|学))"
)
#: It was handed in after all.
AFTER_ALL = "补|重|上次|之前|前面|昨天|刚才|已经?[交传发]"
#: That the file is not of who is named.
NOT_OF = r"(?:不是|并非|非)(?:本人)?[\s的:_-]*"
#: In the name of a folder: it holds the files of many, and who is named collects them.
COLLECTS = "收|组|班长|学委|学习委员|支书|室|舍|寝|汇总|整理|负责"


def is_filler(text: str, more: Iterable[str] = ()) -> bool:
    """Whether a run of characters is made of such words, and of those of the class (*more*).

    >>> is_filler("学信网核对截图"), is_filler("软件工程", {"软件工程"}), is_filler("张文静")
    (True, True, False)
    """
    return begins(text, frozenset(more))[-1]


@lru_cache(maxsize=4096)
def begins(text: str, more: frozenset[str]) -> tuple[bool, ...]:
    """For each place of *text* whether what stands before it is made of known words.

    >>> begins("截图张", frozenset())
    (True, False, True, False)
    """
    known = [True] + [False] * len(text)
    longest = _longest(more)
    for at in range(len(text)):
        if known[at]:
            for end in range(at + 1, min(len(text), at + longest) + 1):
                known[end] = known[end] or text[at:end] in FILLERS or text[at:end] in more
    return tuple(known)


@lru_cache(maxsize=4096)
def ends(text: str, more: frozenset[str]) -> tuple[bool, ...]:
    """For each place of *text* whether what stands behind it is made of known words.

    >>> ends("张截图", frozenset())
    (False, True, True, True)
    """
    known = [False] * len(text) + [True]
    longest = _longest(more)
    for end in range(len(text), 0, -1):
        if known[end]:
            for at in range(max(0, end - longest), end):
                known[at] = known[at] or text[at:end] in FILLERS or text[at:end] in more
    return tuple(known)


@cache
def _longest(more: frozenset[str]) -> int:
    return max(map(len, (*FILLERS, *more)))


def may_stand_behind(name: str, behind: str, more: frozenset[str]) -> bool:
    """Whether *behind*, close behind a name, is surely none of it: 张文静 is not 张文.

    >>> may_stand_behind("张文", "截图", frozenset()), may_stand_behind("张文", "静", frozenset())
    (True, False)
    >>> may_stand_behind("张文", "男", frozenset()), may_stand_behind("安若曦", "妈妈", frozenset())
    (False, True)
    """
    if not behind:
        return True
    if len(behind) == 1:
        is_known = behind in FILLERS or behind in _PARTS
        return behind in _ALONE_BEHIND or (len(name) > 2 and is_known)
    if begins(behind, more)[-1] or re.match(f"{FOR_ANOTHER}|{BEGINS_ANSWER}", behind):
        return True
    return len(name) > 2 or any(begins(behind, more)[2:])


def may_stand_before(name: str, before: str, more: frozenset[str]) -> bool:
    """Whether *before*, close before a name, is surely none of it.

    >>> may_stand_before("文静", "学院", frozenset()), may_stand_before("文静", "张", frozenset())
    (True, False)
    """
    if not before or before in more or before in FILLERS:
        return True
    if len(before) == 1:
        return re.match(_HANDS_IN, before) is not None
    if ends(before, more)[0] or re.search(f"{_HANDS_IN}$", before):
        return True
    return len(name) > 2 or any(ends(before, more)[:-1])
