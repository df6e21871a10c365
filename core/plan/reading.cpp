// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reading.h"

#include "core/base/nearest.h"
#include "core/base/printable.h"
#include "core/plan/words.h"

#include <algorithm>
#include <utility>

namespace muster::plan {

namespace {
/// The format this program reads: `muster: 1`.
constexpr int kFormat = 1;
/// More are not of use to anybody, and cost time on a hostile file.
constexpr qsizetype kMaxFindings = 1000;
/// Names that are tried as what was meant; a real plan needs a few hundred.
constexpr qsizetype kMaxCompared = 100'000;
} // namespace

void Reading::asked(const Span& map, const QString& what, const QStringList& keys)
{
    if (m_asked)
        m_asked->append({ map, what, keys });
}

bool Reading::isFull() const
{
    return m_findings.size() >= kMaxFindings;
}

void Reading::add(
    const char* rule, Finding::Severity severity, const Span& at, const QString& text, const QString& hint)
{
    if (isFull())
        return;
    const auto& here = placeOf(at);
    const auto said = at.origin == 0
        ? text
        : Words::tr("%1 (%2, line %3)").arg(text, m_origins[at.origin - 1].file, QString::number(at.line));
    m_findings.append(Finding { QString::fromLatin1(rule), severity, printableLine(said), printableLine(hint),
        Place { here.line, here.column, {} } });
}

int Reading::takenFrom(const QString& file, const Span& at)
{
    m_origins.append({ file, at });
    return static_cast<int>(m_origins.size());
}

const Span& Reading::placeOf(const Span& at) const
{
    return at.origin == 0 ? at : m_origins[at.origin - 1].at;
}

void Reading::error(const char* rule, const Span& at, const QString& text, const QString& hint)
{
    add(rule, Finding::Severity::Error, at, text, hint);
}

void Reading::warning(const char* rule, const Span& at, const QString& text, const QString& hint)
{
    add(rule, Finding::Severity::Warning, at, text, hint);
}

void Reading::declare(NameKind kind, const QString& scope, const QString& name, const Span& at)
{
    auto& names = m_names[{ kind, scope }];
    const auto found = names.constFind(name);
    if (found == names.constEnd()) {
        names.insert(name, placeOf(at).line);
        return;
    }
    if (kind != NameKind::AnyAnswer)
        error("plan.duplicate-name", at,
            Words::tr("The id '%1' is given to a second %2").arg(name, textOf(kind)),
            Words::tr("the first is in line %1; give this one another id").arg(*found));
}

void Reading::use(const QList<NameKind>& kinds, const QString& scope, const QString& name, const Span& at,
    Finding::Severity severity)
{
    m_uses.append({ kinds, scope, name, at, severity });
}

bool Reading::knows(NameKind kind, const QString& scope, const QString& name) const
{
    const auto found = m_names.constFind({ kind, scope });
    return found != m_names.constEnd() && found->contains(name);
}

QStringList Reading::namesOf(NameKind kind, const QString& scope) const
{
    auto names = m_names.value({ kind, scope }).keys();
    names.sort();
    return names;
}

void Reading::checkNames()
{
    qsizetype compared = 0;
    for (const auto& use : std::as_const(m_uses)) {
        if (isFull())
            break;
        // An answer of a decision that does not exist is said once, by the decision.
        const auto slash = use.scope.lastIndexOf(u'/');
        if (use.kinds.constFirst() == NameKind::Answer && slash >= 0
            && !knows(NameKind::Decision, use.scope.first(slash), use.scope.sliced(slash + 1)))
            continue;
        const bool known = std::any_of(use.kinds.begin(), use.kinds.end(),
            [&](NameKind kind) { return knows(kind, use.scope, use.name); });
        if (known)
            continue;
        QStringList kinds;
        QStringList names;
        for (const auto kind : use.kinds) {
            kinds.append(textOf(kind));
            // A file of wrong names must not cost a comparison of each with each.
            if (compared < kMaxCompared)
                names += namesOf(kind, use.scope);
        }
        compared += names.size();
        const auto nearest = nearestWord(use.name, names);
        QString hint;
        if (!nearest.isEmpty())
            hint = Words::tr("did you mean '%1'?").arg(nearest);
        else if (names.isEmpty() && compared < kMaxCompared)
            hint = Words::tr("the plan names none");
        else if (!names.isEmpty() && names.size() <= 6)
            hint = Words::tr("there is: %1").arg(names.join(QStringLiteral(", ")));
        const bool soft = use.severity == Finding::Severity::Warning;
        add(soft ? "plan.unknown-credential" : "plan.unknown-reference", use.severity, use.at,
            Words::tr("There is no %1 '%2'")
                .arg(kinds.join(Words::tr(" or ")), printableLine(use.name, kMaxQuoted)),
            hint);
    }
    m_uses.clear();
}

QList<Finding> Reading::takeFindings()
{
    auto findings = std::exchange(m_findings, {});
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return findings;
}

QString textOf(NameKind kind)
{
    switch (kind) {
    case NameKind::Severity:
        return Words::tr("severity");
    case NameKind::Tier:
        return Words::tr("tier");
    case NameKind::Target:
        return Words::tr("target");
    case NameKind::Calendar:
        return Words::tr("calendar");
    case NameKind::Person:
        return Words::tr("person");
    case NameKind::Role:
        return Words::tr("role");
    case NameKind::Contact:
        return Words::tr("contact");
    case NameKind::Vendor:
        return Words::tr("vendor");
    case NameKind::Service:
        return Words::tr("service");
    case NameKind::Data:
        return Words::tr("data class");
    case NameKind::Credential:
        return Words::tr("credential");
    case NameKind::Check:
        return Words::tr("check");
    case NameKind::Backup:
        return Words::tr("backup policy");
    case NameKind::Scenario:
        return Words::tr("scenario");
    case NameKind::Phase:
        return Words::tr("phase");
    case NameKind::Step:
        return Words::tr("step");
    case NameKind::Decision:
        return Words::tr("decision");
    case NameKind::Answer:
    case NameKind::AnyAnswer:
        return Words::tr("answer");
    case NameKind::Validation:
        return Words::tr("validation step");
    case NameKind::Audience:
        return Words::tr("audience");
    case NameKind::Channel:
        return Words::tr("channel");
    case NameKind::Template:
        return Words::tr("template");
    case NameKind::Duty:
        return Words::tr("duty");
    case NameKind::Drill:
        return Words::tr("drill");
    case NameKind::Review:
        return Words::tr("review");
    case NameKind::Assumption:
        return Words::tr("assumption");
    case NameKind::Metric:
        return Words::tr("metric");
    }
    return {};
}

bool isReadable(Reading& reading, const YamlNode& root)
{
    const Span start { 0, 0, 1, 1 };
    if (root.kind != YamlNode::Kind::Map) {
        reading.error("plan.not-a-plan", start, Words::tr("This is not a plan: it is not a map of keys"),
            Words::tr("a plan begins with `muster: 1`"));
        return false;
    }
    const auto* version = root.find(QStringLiteral("muster"));
    if (!version) {
        reading.error("plan.no-version", start, Words::tr("This does not say that it is a plan"),
            Words::tr("begin it with `muster: 1`"));
        return true;
    }
    bool ok = false;
    const int number = version->kind == YamlNode::Kind::Scalar ? version->text.toInt(&ok) : 0;
    if (ok && number > kFormat) {
        reading.error("plan.newer-version", version->span,
            Words::tr(
                "This plan is written for a newer Muster: it has format %1, and this program reads format %2")
                .arg(number)
                .arg(kFormat),
            Words::tr("update Muster"));
        return false;
    }
    if (!ok || number < 1)
        reading.error("plan.bad-version", version->span,
            Words::tr("'muster' takes the number of the plan format"), Words::tr("write `muster: 1`"));
    return true;
}

bool isSlug(const QString& text)
{
    const auto isAlnum = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    };
    return !text.isEmpty() && text.size() <= 64 && isAlnum(text.front())
        && std::all_of(
            text.begin(), text.end(), [&](QChar c) { return isAlnum(c) || c == u'-' || c == u'_'; });
}

} // namespace muster::plan
