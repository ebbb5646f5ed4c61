"""What the words around a date say of why it is no deadline: one entry of a table for each.

Source: how some three hundred notices and the pages and chats they stand in speak (issue 15).
"""

from tongzhi_cli.dates.phrase import CLOSES
from tongzhi_cli.model.words import CHECK_VERBS, either
from tongzhi_cli.notice.reading.attached import ANY_FILE_END
from tongzhi_cli.notice.reading.due.why_left.reason import NO_LIMIT, Reason

OFFICE = "办公、值班的时间，或每天的钟点"
MONEY = "收费、缴费的时间"
_FILE = "文件名里的日期"
OTHER_PAPER = "别的文件的日期"
WAS = "原来的时间，已经改了"
PAST = "已经过去的事"
EVENT = "别的事情的时间，不是要交、要核对的期限"
EXAMPLE = "写法的例子"
IS_NOT = r"(?:不是|并非|而非)[^，。；\d]{0,14}$"  # in front of a day that is denied
_RECORD = "学籍上的日期（入学、毕业、出生）"

_DATE_WORD = r"(?:日期|时间|年月|之日|于)"
#: What is done from a day on: 6月27日后领取.
_FROM_THEN = r"[，,]?[^，。；]{0,10}(?:领取|起|开始|可|凭|自行|发放|补采)"
_FILE_END = rf"[^\s，。；：《》]{{0,40}}?{ANY_FILE_END}"
#: What an office does itself, to those above it, is no deadline of a class.
_OFFICE = "教务处|教务部|学生处|学籍科|学校|我校|我处|本处|校方|省教育厅|省厅|教育厅"
_ABOVE = "省|市教|国家|教育部|教育厅|上级|主管|学信网"
#: One of these is in each of those above it.
_OF_ABOVE = "省市国育级管网"
#: The offices above a school.
_STATE = r"省教育厅|省厅|省里|省教委|市教委|教育厅|教育部|上级(?:主管)?部门|主管部门"
#: What an office does with papers and data by itself.
_OWN_WORK = (
    r"完成[^，。；]{0,8}(?:注册|审[核定查]|复[核审]|备案|归档|比对)|"
    r"(?:打印|印制|制作|制发|审[核定])"
)
_NO_TASK = r"(?![^，。；]{0,20}(?:核对|校对|补[拍采]|拍摄|采集|签[字名]|反馈|交|关闭|开放))"
#: 今年的校对自3月20日起 is of the check.
_NO_CHECK = rf"(?![^，。；]{{0,4}}(?:{either(CHECK_VERBS)}|采集|注册))"
#: People who are there for others.
_DUTY = r"(?:值守|值班|坐班|轮值|在岗)(?![室处点台教老人员])"
#: What is held somewhere and is kept by those who hold it, not a day for photos.
_HELD = (
    r"(?:召开|开(?:班|大|例|动员)?会(?!签|[^。；\n]{0,30}(?:参加|到会|出席|参会))|(?:举行|举办)"
    r"(?![^，。；]{0,8}(?:采集|补采|拍摄|核对|校对)(?![^，。；]{0,8}(?:会|仪式))))"
)
_TOLD_OF = (
    r"(?:对[^，。；]{1,16})?(?:通报(?:批评|各?班?[^，。；]{0,8}情况)?|"
    r"点名批评|约谈)(?:[，。；！]|$)"
)
#: 2月17日（开学第一天） says of the day which it is.
_THAT_DAY = r"\s*[（(][^（）()]{0,8}(?:第[一二][天日]|当[天日]|首日|前一[天日])[）)]"
#: What ends a time to hand in: 4月8日17:00停止受理勘误.
_NO_MORE = (
    r"(?:收|受理|办理|接[收受]|提交|报|上传|填[报写表]|[核校]对|补采|采集|签[名字]|登记|修改|录入|"
    r"[，。；、]|$)"
)
_KEPT = r"(?:前|交|报(?!名)|送|核对|校对|采集|收表)"
_CAMERA = "(?:照相|拍摄|摄影|摄像|图像|采集|承拍)(?:单位|公司|社|中心|机构|馆)"
_ASIDE = r"(?:[（(][^（）()\n]{0,16}[)）])?"
#: 4月8日交表，逾期不受理 is a limit all the same.
_NOBODY_HANDS_IN = "[^，。；\\n交报送核校对签拍采过逾超晚迟未后]{0,8}"
#: How papers are made, which is no paper itself.
_IN_ORDER = r"要求|规定(?!的)|格式|模板|附件|学号|班级?|专业|顺序|序号|批次|期"
#: 学历注册 is the office's; a paper or a check that is called so is the class's.
_OF_CLASS = (
    rf"[^，。；》”]{{0,12}}(?:{either(CHECK_VERBS)}|采集|签[字名]|反馈|补[拍采]|"
    r"表(?!示|明|达)|名单|花名册|》)"
)
#: Then the day is the limit as well: 4月8日检修，请提前核对.
_BEFORE_THEN = r"[，,；;][^。；\n]{0,12}(?:提前|此前|之前|事先|赶在)"
REASONS = (
    Reason(_FILE, after=_FILE_END),
    Reason(OTHER_PAPER, before=r"《[^《》]*$|》\s{0,9}[（(〔][^）)\n]{0,80}$"),
    Reason(
        EXAMPLE,
        before=(
            r"(?:例如|比如|形如|写成|填为|(?:格式|样式|写法|命名)[为是如成：:“\"（(])"
            r"[：:“\"]?[^，。；”」]{0,6}$"
        ),
    ),
    Reason(  # 如4月8日前未交 is none, nor is 安排如下：
        EXAMPLE,
        before=r"(?:^|[^一-鿿\w])如\s*+[：:“\"]?\s*+$",
        after=r"(?![^，。；]{0,10}[未没不仍无])",
        signs="如",
    ),
    Reason(
        _RECORD,
        before=rf"(?:入学|毕业|毕?[（(]?结[)）]?业|出生|离校|取得|(?<!报到)(?<!返校)(?<!集中)(?<!开学)注册){_DATE_WORD}[^，。；\d]{{0,6}}(?:为|是|[：:])?\s*$",
    ),
    Reason(
        OTHER_PAPER,
        before=(
            rf"(?:成立|生效|印发|发布|发文|发表|更新|修订|签发|落款){_DATE_WORD}?"
            r"[^，。；\d]{0,2}(?:为|是|[：:])?\s*$"
        ),
    ),
    Reason(OTHER_PAPER, before=r"(?:根据|依据|遵照)[^，。；]{0,6}$", yields=True),
    Reason(  # 按格式填好4月8日前交 is none
        OTHER_PAPER,
        before=rf"(?<!仍)(?<!还)(?:按照|按(?!照)|参照)(?!时|{_IN_ORDER})[^，。；]{{0,6}}$",
        after=r"(?!(?:之|以)?前|[止内]|截止)",
    ),
    Reason(
        OTHER_PAPER,
        after=(
            r"\s*(?:[\u4e00-\u9fff]{0,4})?(?:印发|发布|下发|颁布|修订|实施|施行|起施行|起执行)|"
            r"\s*(?:的?《|的?(?:会议|文件|通知)|版|[〕）)]?号)"
        ),
    ),
    Reason(_RECORD, before=r"截[至止]\s*$", after=r"\s*的", signs="截"),  # 截至4月1日的学籍信息
    Reason(PAST, before=r"(?:往|历|去|前|上一?)年[^，。；]{0,4}$", signs="往历去前上"),
    Reason(
        PAST,
        after=r"\s*(?:上午|下午)?(?:接到?|收到)了?[^，。；]{0,24}(?:通知|来文|来函)",
        signs="接收",
    ),
    Reason(
        EVENT,
        before=r"(?:^|[，。；\s]|学信网)预计[于在将]{0,2}$",
        after=rf"(?![^，。；]{{0,12}}(?:{either(CHECK_VERBS)}|(?<!提)交|报送))",
        signs="预",
    ),
    Reason(
        EVENT, after=r"[^，。；]{0,6}上传[至到]?学信网(?![^。]{0,6}(?:届时|请))", signs="传"
    ),
    Reason(EVENT, after=r"\s*为[^，。；]{0,6}学期", signs="期"),
    Reason(
        EVENT,
        after=(
            r"\s*(?:之|以)?后(?:即|便|就)?可(?:[在到上]|登[录陆])?[^，。；]{0,10}"
            r"(?:查询|查看|看到|显示)"
        ),
        signs="后",
    ),
    Reason(
        EVENT,
        after=(
            r"[，,]?\s*(?:我校|学校|全校|各高校|我省)"
            r"(?:须|应|需|要|将|必须|务必){0,2}[^，。；]{0,4}(?:完成|上报|报)"
        ),
        before=rf"(?:{_STATE})[^。；]{{0,12}}(?:规定|要求|明确|部署)[^。；请]{{0,8}}$",
    ),
    Reason(
        EVENT,
        before=(
            rf"(?:{_STATE})[^。；]{{0,12}}(?:规定|要求|明确|部署)[^。；请]{{0,4}}"
            r"(?:我校|学校|全校)(?:须|应|需|要|将|必须|务必){0,2}[于在]?\s*$"
        ),
    ),
    Reason(
        EVENT,
        before=r"(?:^|\n)[^\w\n]{0,8}$",
        after=rf"\s+[^，。；\n请各]{{0,10}}(?:上报|报送?|提交)[至到给]?(?:{_STATE})",
        signs=_OF_ABOVE,
    ),
    Reason(
        EVENT,
        after=r"(?:即?可|就|能|会)?(?:出结果|出片|审核|反馈结果|答复|回复|到账|生效|显示|更新)",
        text=r".*(?:小时|工作日|[天日])(?:之|以)?内",
    ),
    Reason(PAST, before=r"截至目前[^，。；]{0,6}$|(?:已经?|刚刚|曾)(?:于|在)?[^，。；]{0,6}$"),
    Reason(
        OFFICE,
        before=rf"{_DUTY}(?:时间|日期|安排|人员)?(?:为|是)?\s*+[（(：:]?\s*+$",
        signs="守班值岗",
    ),
    Reason(
        OFFICE,
        line=NO_LIMIT,
        after=rf"[^，。；交报送]{{0,12}}{_DUTY}(?![^。；]{{0,16}}[收交])",
        signs="守班值岗",
    ),
    Reason(EVENT, before=r"(?:考试|典礼|大会|会议)\s*+[（(]?\s*+$"),
    Reason(EVENT, before=r"(?:会议|例会)安排\s*+[：:]\s*+$"),
    Reason(EVENT, before=r"(?:影响|以免|避免|以便|今天是)[^，。；]{0,6}$"),
    Reason(EVENT, before=rf"(?:保证|今年{_NO_CHECK})[^，。；]{{0,6}}$", yields=True),
    Reason(EVENT, before=r"放假(?:时间|安排|日期)?(?:为|是|[：:])?\s*$"),
    Reason(EVENT, before=r"期间\s*[（(]?$", after=r"\s*[)）]?[^，。；]{0,6}(?:不(?!得)|停|暂)"),
    Reason(EVENT, before=r"(?:假期?|节|放假)\s*[（(]$", after=r"\s*[)）]\s*(?:之|以)?后"),
    Reason(EVENT, after=r"[，,]?\s*期间[^，。；]{0,6}(?:不|停)"),
    Reason(EVENT, after=rf"\s*[^，。；交报]{{0,16}}{_TOLD_OF}"),
    Reason(  # 照片数据11月24日到位
        EVENT,
        before=r"(?:数据|照片|图像|图片|证书)(?:包|文件)?[^，。；\n]{0,4}$",
        after=r"\s*(?:左右|前后)?(?:可|将|能|陆续|统一|全部){0,2}(?:到位|到齐|入库|传回|返回|寄回|寄到)",
        signs="到库回",
    ),
    Reason(  # 照相单位将于12月1日统一上传照片
        EVENT,
        before=rf"{_CAMERA}[^，。；]{{0,4}}(?:将|拟|计划|预计|统一|定){{1,2}}[于在]?\s*$",
        after=r"\s*(?:前|之前|左右)?[^，。；请]{0,8}(?:上传|导入|制作|冲[印洗]|寄|提供|反馈|返回|交付)",
        signs="传导制冲寄供反返付",
    ),
    Reason(  # 9月11日、12日（周六、周日）不办理
        EVENT,
        text=r"(?!.*(?:前|截|止)).*[日号]",
        after=rf"[)）]?{_ASIDE}[，,]?{_NOBODY_HANDS_IN}[，,]?{_NOBODY_HANDS_IN}(?<!概)(?<!再)(?<!律)(?<!恕)(?<!就)不(?:办理?|受理|接?收(?!费)|接待|安排)(?!的|者)",
        signs="不",
    ),
    Reason(EVENT, after=r"[^，。；]{0,6}(?:统一|陆续|集中)开具", signs="具"),
    Reason(
        EVENT,
        after=(
            r"[^，。；交报]{0,10}(?:[无没]人(?:接|值|办公|在|上班)|不接|不办公|不上班|停止办公|不对外|闭馆|休息|值班人员不)"
            r"(?!的|者|之)"
        ),
        text=r"(?!.*前).*[日号]",
        signs="无没不停闭休",
    ),
    Reason(
        EVENT,
        before=rf"(?:^|[，。；、\s.．)）]|由)(?:{_OFFICE})[^，。；]{{0,4}}(?:将|拟|计划|统一|定)[于在]?\s*$",
        after=(
            rf"(?![^，。；]{{0,16}}[验回]?收)[^，。；]{{0,12}}?"
            rf"(?:上报|报送|报(?:{_ABOVE})|向|上传|导入|提交|{_OWN_WORK})"
        ),
        signs="将拟划统定",
    ),
    Reason(
        EVENT,
        after=rf"\s*由(?:{_OFFICE})[^，。；]{{0,6}}(?:导入|上传|上报|{_OWN_WORK})",
        signs="由",
    ),
    Reason(
        EVENT,
        before=(
            r"(?:^|[，。；、\s.．)）])(?:[^，。；请须应各]{0,10}(?:数据|信息|照片|图像|名单|结果)|"
            r"[^，。；请须应各]{0,12}(?:将|拟|定|计划))[^，。；请须应各]{0,3}$"
        ),
        after=rf"\s*(?:统一|集中|全部|汇总)?(?:上报|报送?|提交)[至到给]?(?:{_STATE})",
        signs=_OF_ABOVE,
    ),
    Reason(EVENT, before=rf"(?:{_STATE})(?:规定|要求|明确)[^，。；各请]{{0,6}}$", after=_NO_TASK),
    Reason(EVENT, before=rf"(?:{_STATE})(?:将|拟|定|计划){{1,2}}[于在]?\s*$", after=_NO_TASK),
    Reason(
        EVENT,
        after=(
            rf"[，,]?\s*(?:起?由|起)?(?:{_OFFICE}|教[务科学]办|学籍办)[^，。；]{{0,4}}(?:完成[^，。；]{{0,6}}上报|归档|"
            r"(?:发放|颁发|打印|印制|制作)[^，。；]{0,4}证书?(?![^。；\n]{0,24}(?:领|请|凭|须|到)))"
        ),
        signs="报档证",
    ),
    Reason(EVENT, after=rf"\s*(?:统一|集中|汇总)上?报送?(?:{_STATE})", signs=_OF_ABOVE),
    Reason(
        EVENT,
        before=rf"(?:{_STATE})[^。；]{{0,30}}(?:受理|审批|审核|接收)(?:时间|窗口|期限)(?:为|是|[：:])?\s*$",
    ),
    Reason(
        EVENT,
        line=(
            r"^\W*(?:数据|信息|学历注册|电子注册)(?:上报|注册|报送|审核)\s{0,4}[\t|｜]{1,3}[^\t|｜\n]{0,20}"
            rf"(?:{_OFFICE})"
        ),
        signs="处科校",
    ),
    Reason(
        EVENT,
        after=(
            r"\s*(?:起)?(?:统一|集中|陆续)?(?:打印|印制|制作|颁发)[^，。；]{0,4}证书?"
            r"(?![^。；\n]{0,24}(?:领|请|凭|须|到))"
        ),
        signs="证",
    ),
    Reason(
        EVENT,
        before=r"证书?[^，。；]{0,4}(?:将|拟|定|计划)[于在]?\s*$",
        after=(
            r"\s*起?(?:由[^，。；]{1,8})?(?:统一|集中|陆续)?(?:发放|颁发|制作|打印|印制|下发)"
            r"(?![^。；\n]{0,24}(?:领|请|凭|须|到))"
        ),
        signs="证",
    ),
    Reason(
        EVENT,
        before=rf"(?:^|[，。；、\s.．)）]|由)(?:{_OFFICE})\s*+[于在]?\s*+$",
        after=rf"[^，。；]{{0,14}}?(?:上?报送?|向|送|传|提交)[至到给]?(?:{_ABOVE})",
        signs=_OF_ABOVE,
    ),
    Reason(
        EVENT,
        after=rf"(?:{_OFFICE})[^，。；]{{0,8}}(?:报|向|送|传|提交)[至到给]?(?:{_ABOVE})",
        signs=_OF_ABOVE,
    ),
    Reason(
        EVENT,
        after=(
            rf"\s*起?(?:因|暂停(?!登)|停止(?!{_NO_MORE}))|\s*(?:系统|平台|网站|停机|停服|例行)?(?:升级|维护|检修)(?!之?前|{_BEFORE_THEN})"
        ),
    ),
    Reason(
        EVENT,
        after=(
            rf"(?:[^，。；]{{0,4}}|(?:教务处|学校|学院)?(?:将|统一|组织)*|\s*[在于][^，。；]{{1,20}}?){_HELD}|"
            rf"(?!{_THAT_DAY})[^，。；]{{0,4}}(?:考试|放假|开学|典礼|放[寒暑]假|毕业(?:证|$|[）)]))|"
            r"[^，。；]{0,4}(?:[上开行停调补复]课)(?![时后前收交带签])|"
            rf"[^，。；]{{0,8}}(?<!未)恢复(?!学籍|入学|(?![^，。；]{{0,6}}后)[^，。；]{{0,10}}{_KEPT}|.{{0,10}}当[天日])|"
            rf"[^，。；]{{0,4}}学历(?:电子)?注册(?!{_OF_CLASS})|[^，。；]{0,14}(?:未能|没能|无法)|"
            rf"\s*(?:的|起)?注册(?:学籍|入学)?的|(?!{CLOSES})\s*(?:之后|以后|后)(?!{_FROM_THEN})"
        ),
    ),
    Reason(EVENT, after=r"[^，。；]{0,4}返校(?!报到|注册|签到|办理)", yields=True),
    Reason(EVENT, after=r"[^，。；]{0,4}(?:停电|停水|发车|出发)", yields=True),
)  # fmt: skip
