"""The kind of problem that only a filled form has."""

from tongzhi_cli.model.problem import Example, Kind

NOT_ASCENDING = Kind(
    "not-ascending",
    "没有按学号排列",
    rank=160,
    means="表上的学号不是由小到大；汇总时已重新排好，但纸上的次序不合通知。",
    do="请班长重新打印一份；或由教务处决定是否照收。",
    clause="按学号由小到大的顺序统一填写",
    example=Example(
        "一班.docx [第1张表] 第 3 行：2014030101，安若溪；上一行是 2014030102，白景行",
        "学号没有由小到大排：2014030101 排在 2014030102 后面",
        {
            "一班.docx": "班级：2014级软件1班\n"
            "学号,姓名,校对结果\n"
            "2014030102,白景行,无误\n"
            "2014030101,安若溪,无误\n",
        },
        "merge 一班.docx",
    ),
)
