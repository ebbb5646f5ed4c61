"""The kind of problem that whatever reads rows brings up."""

from tongzhi_cli.model.problem import Example, Kind

LEFT_OUT = Kind(
    "left-out",
    "没有读的内容",
    rank=310,
    means="隐藏的工作表和行、没有指明的工作表、合计行、说明行等没有当作学生读入。",
    do="不用做什么；如果里面有学生，请取消隐藏（也看看是不是开着筛选）或补上学号。",
    example=Example(
        "花名册.csv 第 4 行：合计，2 人",
        "不是学生：合计 2 人",
        {
            "花名册.csv": "学号,姓名,校对结果\n"
            "2014030101,安若溪,无误\n"
            "2014030102,白景行,无误\n"
            "合计,2 人,\n",
        },
    ),
)
