"""The kinds of problem that reading answers brings up."""

from tongzhi_cli.model.problem import NOTHING_TO_DO, SIGNED_LIST, Example, Kind

BAD_NUMBER = Kind(
    "bad-number",
    "学号可疑",
    rank=70,
    of_student=True,
    means="学号是空的、被 Excel 改坏了（超过 15 位，成了 2.01E+09 的样子，末尾一长串 0），"
    "或与全班的位数不同。",
    do="请改正学号；在 Excel/WPS 里先把整列设为“文本”格式再输入。确认无误加 --allow bad-number。",
    clause=SIGNED_LIST + "。",
    example=Example(
        "花名册.csv 第 3 行：2.01403E+09，白景行（Excel 存的）",
        "学号 2.01403E+09 成了科学计数，原来的数字已经丢失",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2.01403E+09,白景行,无误\n",
        },
    ),
)

BAD_TIME = Kind(
    "bad-time",
    "时间看不懂",
    rank=220,
    of_student=True,
    means="校对时间写得认不出来，无法判断是否逾期。",
    do="请写成 2018-04-01 22:30 的样子。",
    example=Example(
        "花名册.csv 第 2 行：2014030101，安若溪，校对时间写着“昨天晚上”",
        "校对时间“昨天晚上”认不出来，没有用",
        {
            "花名册.csv": "学号,姓名,校对结果,校对时间\n2014030101,安若溪,无误,昨天晚上\n",
        },
    ),
)

CONTRADICTION = Kind(
    "contradiction",
    "自相矛盾",
    rank=230,
    of_student=True,
    means="同一次反馈里选了“无误”，后面又写了哪里有误。",
    do="请问这名同学到底有没有错；记的是写的那句，没有错就改记：fankui collect 花名册.xlsx "
    "--set 学号=无误。",
    clause="附件2：异常情况请如实填写异常内容。",
    example=Example(
        "结果.csv 第 2 行：2014030101，安若溪，选了“无误”，下一题又写“民族应为回族”",
        "选了无误，又写了“民族应为回族”，按写的记",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n",
            "结果.csv": "学号,姓名,校对结果,如有误请写明\n2014030101,安若溪,无误,民族应为回族\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
)

OTHER_ROW = Kind(
    "other-row",
    "别的行说的",
    rank=275,
    means="“同上”按上一行的结果，合并成一格的结果算在它盖住的每一行上。",
    do=f"{NOTHING_TO_DO}；看一眼是不是这个意思。",
    clause="附件2：一人一行，无异常填“无误”。",
    example=Example(
        "花名册.csv 第 3 行：2014030102，白景行，校对结果写着“同上”；上一行是“无误”",
        "“同上”按上一行（第 2 行）的“无误”",
        {
            "花名册.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n2014030102,白景行,同上\n",
        },
    ),
)

TORN_LOG = Kind(
    "torn-log",
    "记录有残行",
    rank=330,
    means="收集记录里有写了一半或读不懂的行，已放在一边，其余照常使用。",
    do="请核对这名同学的结果；不放心就再问一次。",
    example=Example(
        "花名册.answers.jsonl 第 1 行：只有半行，写到一半停了电",
        "这一行没有写完整或读不懂，放在一边了",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n",
            "花名册.answers.jsonl": '{"number": "2014030101", "name": "安若溪", "ans',
        },
    ),
)

UNPLACED_ANSWER = Kind(
    "unplaced-answer",
    "不知道是谁的结果",
    rank=32,
    means="接龙的一行、或没有学号的一份结果，在名单里对不上人：没有这个名字，有几个人同名，或看不出哪几个字"
    "是名字。这个结果没有用。",
    do="请问清楚是谁的，在文件里补上学号；或记下来：fankui collect 花名册.xlsx --set 学号=结果；"
    "不是本班的可以不管，加 --allow unplaced-answer。",
    clause=SIGNED_LIST + "。",
    example=Example(
        "接龙.txt 第 3 行：2. 王五 无误；花名册里没有王五",
        "看不出是谁的：王五 无误",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n2014030102,白景行\n",
            "接龙.txt": "#接龙\n1. 安若溪 无误\n2. 王五 无误\n3. 白景行 无误\n",
        },
        "check 花名册.csv --results 接龙.txt",
    ),
)

MATCHED_BY_NAME = Kind(
    "matched-by-name",
    "按姓名对上",
    rank=318,
    means="交来的结果没有写学号，名单里只有一人叫这个名字，就算是他的。",
    do=f"{NOTHING_TO_DO}；不放心就在问卷里加一题学号。",
    example=Example(
        "接龙.txt：两行都只写了姓名",
        "没有学号、按姓名对上的有 2 条",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n2014030102,白景行\n",
            "接龙.txt": "#接龙\n1. 安若溪 无误\n2. 白景行 无误\n",
        },
        "check 花名册.csv --results 接龙.txt",
    ),
)

UNKNOWN_LINE = Kind(
    "unknown-log-line",
    "记录里不认识的一行",
    rank=335,
    means="收集记录里有一行是这个版本的 fankui 不认识的一种记录，多半是新版本写的；"
    "没有用它，也没有动它。",
    do="请换用写下它的那个版本，或更新 fankui；这一行会一直原样留着。",
    example=Example(
        "花名册.answers.jsonl 第 2 行：一行“seal”的记录",
        "这一行是“seal”的记录，这个版本不认识，没有用，原样留着",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n",
            "花名册.answers.jsonl": '{"number": "2014030101", "name": "安若溪", "answer": "无误"}\n'
            '{"number": "2014030101", "seal": "红"}\n',
        },
    ),
)

SECOND_LOG = Kind(
    "second-log",
    "另一份收集记录",
    rank=337,
    means="花名册旁边不止一份收集记录：文件夹在两台电脑上都记过，或网盘留下了“冲突副本”。几份按记录时间合在一起算。",
    do="请看看各人的结果对不对；再把另一份收进来：fankui collect 花名册.xlsx --from 另一份.jsonl。",
    example=Example(
        "花名册.answers (1).jsonl：另一台电脑上记的，有两人的结果",
        "2 人的结果比 花名册.answers.jsonl 新，或是它没有的，按记录时间合在一起算了，文件没有动",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n2014030102,白景行\n",
            "花名册.answers (1).jsonl": '{"number": "2014030101", "answer": "无误"}\n'
            '{"number": "2014030102", "answer": "无误"}\n',
        },
    ),
)
