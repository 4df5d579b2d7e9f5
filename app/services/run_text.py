"""Writes the record of a question as Markdown, for reading and for keeping elsewhere."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.asking import Assessment, Call, Find, Issue, Query, Round, Run, Source
from app.domain.checking import Checked
from app.domain.difference import Fate, Span
from app.domain.markdown import closed, fenced, inline, quoted
from app.domain.run_words import SIGNS, RunWords, words_in


def marked(text: str, checks: Sequence[Checked]) -> str:
    """The answer with the sign of its mark behind every citation."""
    for check in sorted(checks, key=lambda one: one.stop, reverse=True):
        text = f"{text[: check.stop]} [{SIGNS[check.mark]}]{text[check.stop :]}"
    return text


def explained(check: Checked, words: RunWords) -> str:
    """One citation in one line of plain text: its mark, what it means, and what is wrong."""
    means = f" → {check.citation}" if check.citation and check.citation != check.text else ""
    line = f"{SIGNS[check.mark]} {words.marks[check.mark]}{words.colon}{check.text}{means}"
    facts = []
    if check.difference:
        facts.append(words.facts["difference"].format(shown(check.difference)))
    if check.superseded:
        facts.append(words.facts["since"].format(check.superseded))
    if check.successor:
        facts.append(words.facts["successor"].format(check.successor))
    return f"{line} ({'; '.join(facts)})" if facts else line


def shown(difference: Iterable[Span]) -> str:
    """A difference on one line: what is not quoted as ``[-this-]``, what was put in ``{+so+}``."""
    signs = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}
    return " ".join("".join(signs[one.fate].format(one.text) for one in difference).split())


def markdown(run: Run, language: str = "") -> str:
    """The whole record, in `language` (``en`` or ``zh``) or else in that of its prompts."""
    words = words_in(language or run.language)
    blocks = [
        *_head(run, words),
        *_answer(run, words),
        *_sources(run, words),
        *_plan(run, words),
        *_rounds(run, words),
        *_timings(run, words),
        *_calls(run, words),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(run: Run, words: RunWords) -> Iterator[str]:
    facts = words.facts
    yield f"# {words.headings['question']}"
    yield quoted(run.question)
    lines = [
        facts["when"].format(inline(run.when)),
        facts["library"].format(inline(run.library)),
        facts["model"].format(inline(run.model), inline(run.address)),
        facts["mode"].format(words.modes[run.mode]),
        facts["outcome"].format(words.outcomes[run.outcome]),
    ]
    if run.problem:
        lines.append(facts["problem"].format(inline(run.problem)))
    if run.follows:
        lines.append(facts["follows"].format(inline(run.follows)))
    yield _listed([*lines, facts["id"].format(inline(run.id))])


def _answer(run: Run, words: RunWords) -> Iterator[str]:
    yield f"## {words.headings['answer']}"
    if not run.text.strip():
        yield words.facts["empty"]
        return
    yield f"*{words.facts['unchecked']}*"
    yield closed(marked(run.text, run.checks)).strip("\n")
    if run.checks:
        yield f"## {words.headings['citations']}"
        yield words.count_line(run.checks)
        yield _listed(inline(explained(check, words)) for check in run.checks)


def _sources(run: Run, words: RunWords) -> Iterator[str]:
    if not run.sources:
        return
    yield f"## {words.headings['sources']}"
    for source in run.sources:
        yield f"**[{source.number}] {inline(source.citation)}**{_belongs(source, run)}"
        yield fenced(source.text)
    if run.dropped:
        yield words.facts["dropped"].format(run.dropped)


def _belongs(source: Source, run: Run) -> str:
    titles = [_title(run, key) for key in source.issues]
    return f" · {' · '.join(map(inline, titles))}" if titles else ""


def _title(run: Run, key: str) -> str:
    issues = run.plan.issues if run.plan is not None else ()
    return next((issue.title for issue in issues if issue.key == key), key)


def _plan(run: Run, words: RunWords) -> Iterator[str]:
    if run.plan is None:
        return
    yield f"## {words.headings['plan']}"
    if run.plan.fallback:
        yield words.facts["fallback"]
    yield _listed(_issue(issue, words) for issue in run.plan.issues)


def _issue(issue: Issue, words: RunWords) -> str:
    facts = [f"“{inline(query)}”" for query in issue.queries]
    if issue.region:
        facts.append(words.facts["region"].format(inline(issue.region)))
    if issue.on is not None:
        facts.append(words.facts["on"].format(issue.on))
    return f"**{inline(issue.title)}**{words.colon}{words.comma.join(facts)}"


def _rounds(run: Run, words: RunWords) -> Iterator[str]:
    if run.rounds:
        yield f"## {words.headings['rounds']}"
    for one in run.rounds:
        yield f"### {words.headings['round'].format(one.number)}"
        yield words.facts["round_ms"].format(f"{one.own_ms:.0f}", f"{one.model_ms:.0f}")
        yield from _searches(one, run, words)
        if one.assessments:
            yield _listed(_judged(judged, run, words) for judged in one.assessments)


def _searches(one: Round, run: Run, words: RunWords) -> Iterator[str]:
    for query in one.queries:
        yield _searched(query, run, words)
        if query.finds:
            yield _listed((_find(find) for find in query.finds), "1.")
    if one.followed:
        found = words.comma.join(inline(find.citation) for find in one.followed)
        yield words.facts["followed"].format(found)


def _searched(query: Query, run: Run, words: RunWords) -> str:
    told = words.facts["query"].format(
        f"“{inline(query.text)}”", len(query.finds), f"{query.ms:.0f}"
    )
    return f"{told} · {inline(_title(run, query.issue))}"


def _find(find: Find) -> str:
    return f"{inline(find.citation)} ({find.score:.3f})"


def _judged(judged: Assessment, run: Run, words: RunWords) -> str:
    facts = [words.coverage[judged.coverage]]
    if judged.missing:
        facts.append(words.facts["missing"].format(inline(judged.missing)))
    if judged.queries:
        told = words.comma.join(f"“{inline(query)}”" for query in judged.queries)
        facts.append(words.facts["next"].format(told))
    if judged.fallback:
        facts.append(words.facts["fallback"])
    return f"**{inline(_title(run, judged.issue))}**{words.colon}{'; '.join(facts)}"


def _timings(run: Run, words: RunWords) -> Iterator[str]:
    if not run.ms:
        return
    yield f"## {words.headings['timings']}"
    head = f"| {words.facts['stage']} | {words.facts['ms']} |\n| --- | ---: |"
    rows = [
        f"| {inline(words.stages.get(name, name))} | {ms:,.0f} |" for name, ms in run.ms.items()
    ]
    yield "\n".join([head, *rows])


def _calls(run: Run, words: RunWords) -> Iterator[str]:
    if run.calls:
        yield f"## {words.headings['calls']}"
    for number, call in enumerate(run.calls, 1):
        yield f"### {number}. {inline(words.steps.get(call.step, call.step))}"
        yield _listed(_call_facts(call, words))
        for message in call.messages:
            yield f"**{message.role}**"
            yield fenced(message.text)
        if call.thinking:
            yield f"**{words.headings['thinking']}**"
            yield fenced(call.thinking)
        yield f"**{words.headings['reply']}**"
        yield fenced(call.text)


def _call_facts(call: Call, words: RunWords) -> Iterator[str]:
    yield words.facts["call_ms"].format(f"{call.first_ms:,.0f}", f"{call.total_ms:,.0f}")
    if call.prompt_tokens is not None or call.answer_tokens is not None:
        told = (
            "?" if one is None else f"{one:,}" for one in (call.prompt_tokens, call.answer_tokens)
        )
        yield words.facts["tokens"].format(*told)
    if call.problem:
        yield words.facts["problem"].format(inline(call.problem))


def _listed(lines: Iterable[str], sign: str = "-") -> str:
    return "\n".join(f"{sign} {line}" for line in lines)
