"""The words of exported records and of marks on citations, in English and in Chinese."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.asking import Coverage, Mode, Outcome
from app.domain.checking import Checked, Mark, counted

SIGNS: Mapping[Mark, str] = {
    Mark.VERIFIED: "✓",
    Mark.NOT_A_SOURCE: "○",
    Mark.MISQUOTED: "≠",
    Mark.NOT_CURRENT: "†",
    Mark.NOT_FOUND: "✗",
}
"""One sign for each mark, which stands behind a citation wherever there is no colour."""


@dataclass(frozen=True, slots=True)
class RunWords:
    """Everything that an export says in one language; texts with braces are filled by place."""

    marks: Mapping[Mark, str]
    coverage: Mapping[Coverage, str]
    modes: Mapping[Mode, str]
    outcomes: Mapping[Outcome, str]
    stages: Mapping[str, str]
    steps: Mapping[str, str]
    headings: Mapping[str, str]
    facts: Mapping[str, str]
    one_citation: str
    citations: str
    comma: str
    colon: str

    def count_line(self, checks: Sequence[Checked]) -> str:
        """How many citations there are and what became of them; empty where there are none."""
        if not checks:
            return ""
        total = self.one_citation if len(checks) == 1 else self.citations.format(len(checks))
        parts = [
            self.facts["count"].format(count, self.marks[mark])
            for mark, count in counted(checks).items()
        ]
        return total + self.colon + self.comma.join(parts)


_ENGLISH = RunWords(
    marks={
        Mark.VERIFIED: "verified",
        Mark.NOT_A_SOURCE: "in the library but not among the sources",
        Mark.MISQUOTED: "quoted differently",
        Mark.NOT_CURRENT: "not current",
        Mark.NOT_FOUND: "not found",
    },
    coverage={
        Coverage.ANSWERED: "answered",
        Coverage.PARTLY: "partly answered",
        Coverage.NOT: "not answered",
    },
    modes={Mode.ANSWER: "short answer", Mode.AGENT: "report in rounds"},
    outcomes={
        Outcome.WHOLE: "finished",
        Outcome.CUT_OFF: "cut off: the model's room for it was used up",
        Outcome.STOPPED: "stopped",
        Outcome.BROKEN: "broken off",
        Outcome.NOTHING: "nothing found; the model was not asked",
    },
    stages={
        "plan": "Plan",
        "search": "Searches",
        "judge": "Judgements",
        "write": "Writing",
        "check": "Checking the citations",
        "own": "The program's own time",
        "total": "Total",
    },
    steps={
        "plan": "Plan",
        "judge": "Judgement",
        "repair": "Repair",
        "answer": "Answer",
        "report": "Report",
    },
    headings={
        "question": "Question",
        "answer": "Answer",
        "citations": "Citations",
        "sources": "Sources",
        "plan": "Plan",
        "rounds": "Rounds",
        "round": "Round {}",
        "timings": "Timings",
        "calls": "Requests to the model",
        "thinking": "Thinking",
        "reply": "Reply",
        "comparison": "Comparison of two answers",
        "issues": "Issues",
        "finds": "Provisions found",
    },
    facts={
        "when": "Asked: {}",
        "library": "Library: {}",
        "model": "Model: {} at {}",
        "mode": "Kind: {}",
        "outcome": "Outcome: {}",
        "problem": "Problem: {}",
        "follows": "Follows: {}",
        "id": "Record: {}",
        "count": "{} {}",
        "empty": "No text came.",
        "unchecked": "A language model wrote this. Every citation was compared with the library; "
        "read the provision before relying on it.",
        "difference": "provision → quotation: {}",
        "since": "since {}",
        "successor": "in its place: {}",
        "dropped": "{} more had no room in the model's window",
        "fallback": "the plain way: no reply of the model could be used",
        "region": "place: {}",
        "on": "day: {}",
        "query": "{}: {} found, {} ms",
        "followed": "By cross-references: {}",
        "missing": "missing: {}",
        "next": "next: {}",
        "round_ms": "{} ms, and {} ms of the model",
        "tokens": "{} tokens in, {} out",
        "call_ms": "first word after {} ms, {} ms in all",
        "before": "Before: {}",
        "after": "After: {}",
        "gained": "gained: {}",
        "lost": "lost: {}",
        "kept": "{} in both",
        "stage": "Stage",
        "ms": "ms",
        "rounds": "{} rounds",
        "none": "none",
    },
    one_citation="1 citation",
    citations="{} citations",
    comma=", ",
    colon=": ",
)
_CHINESE = RunWords(
    marks={
        Mark.VERIFIED: "已核实",
        Mark.NOT_A_SOURCE: "库中有，但不在所列来源内",
        Mark.MISQUOTED: "引文与原文不同",
        Mark.NOT_CURRENT: "并非现行有效",
        Mark.NOT_FOUND: "未找到",
    },
    coverage={
        Coverage.ANSWERED: "已有答案",
        Coverage.PARTLY: "部分有答案",
        Coverage.NOT: "尚无答案",
    },
    modes={Mode.ANSWER: "简短回答", Mode.AGENT: "分轮检索报告"},
    outcomes={
        Outcome.WHOLE: "已完成",
        Outcome.CUT_OFF: "中断：模型的篇幅已用完",
        Outcome.STOPPED: "已停止",
        Outcome.BROKEN: "出错中断",
        Outcome.NOTHING: "未检索到内容，没有询问模型",
    },
    stages={
        "plan": "拟定计划",
        "search": "检索",
        "judge": "判断",
        "write": "撰写",
        "check": "核对引用",
        "own": "程序自身用时",
        "total": "合计",
    },
    steps={
        "plan": "计划",
        "judge": "判断",
        "repair": "修正",
        "answer": "回答",
        "report": "报告",
    },
    headings={
        "question": "问题",
        "answer": "回答",
        "citations": "引用",
        "sources": "来源",
        "plan": "计划",
        "rounds": "各轮检索",
        "round": "第 {} 轮",
        "timings": "用时",
        "calls": "向模型的请求",
        "thinking": "思考过程",
        "reply": "回复",
        "comparison": "两次回答的比较",
        "issues": "法律问题",
        "finds": "检索到的条文",
    },
    facts={
        "when": "提问时间：{}",
        "library": "法规库：{}",
        "model": "模型：{}，位于 {}",
        "mode": "类型：{}",
        "outcome": "结果：{}",
        "problem": "故障：{}",
        "follows": "接续：{}",
        "id": "记录编号：{}",
        "count": "{} 处{}",
        "empty": "没有文字。",
        "unchecked": "以下文字由语言模型撰写。每处引用都与法规库作了比对；采用之前请阅读条文原文。",
        "difference": "原文 → 引文：{}",
        "since": "自 {} 起",
        "successor": "现由以下条文代替：{}",
        "dropped": "另有 {} 条因模型篇幅有限未能采用",
        "fallback": "采用简易方式：模型的回复无法使用",
        "region": "地区：{}",
        "on": "日期：{}",
        "query": "{}：{} 条，{} 毫秒",
        "followed": "循相互引用找到：{}",
        "missing": "尚缺：{}",
        "next": "下一步检索：{}",
        "round_ms": "{} 毫秒，另有模型用时 {} 毫秒",
        "tokens": "输入 {} 个词元，输出 {} 个词元",
        "call_ms": "首字 {} 毫秒，共 {} 毫秒",
        "before": "之前：{}",
        "after": "之后：{}",
        "gained": "新增：{}",
        "lost": "减少：{}",
        "kept": "两次均有 {} 项",
        "stage": "阶段",
        "ms": "毫秒",
        "rounds": "{} 轮",
        "none": "无",
    },
    one_citation="1 处引用",
    citations="{} 处引用",
    comma="，",
    colon="：",
)


def words_in(language: str) -> RunWords:
    """The words of a language by its code; English for every code but ``zh``."""
    return _CHINESE if language.partition("-")[0].lower() == "zh" else _ENGLISH
