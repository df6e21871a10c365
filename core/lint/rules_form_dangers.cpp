// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/imperatives.h"
#include "core/lint/plainsecrets.h"
#include "core/lint/plantexts.h"
#include "core/lint/rules_form.h"
#include "core/plan/sections.h"
#include "core/plan/words.h"

#include <QStringView>

#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What stands where in the plan's file, so that a line can be laid to its entry.
class Entries {
public:
    explicit Entries(const Plan& plan)
        : m_first(plan.id.toString())
    {
        forEachText(plan, [this](const QString& subject, const Place& place, const QString&) {
            m_subjects.insert_or_assign({ place.line, place.column }, subject);
        });
    }
    /// The entry that begins last before it.
    [[nodiscard]] QString at(int line, int column) const
    {
        const auto next = m_subjects.upper_bound({ line, column });
        return next == m_subjects.begin() ? m_first : std::prev(next)->second;
    }

private:
    QString m_first;
    std::map<std::pair<int, int>, QString> m_subjects;
};

/// The file is read as it is written: a comment is kept in git as well.
void secretInPlainText(const Plan& plan, const LintContext&, Findings& found)
{
    std::optional<Entries> entries;
    const auto lines = plan.source.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!mayHoldSecret(lines[i]))
            continue;
        const auto text = QString::fromUtf8(lines[i]);
        qsizetype counted = 0;
        int column = 1;
        for (const auto& secret : plainSecretsIn(text)) {
            const int line = static_cast<int>(i + 1);
            const auto between = QStringView(text).sliced(counted, secret.at - counted);
            column += static_cast<int>(between.toUcs4().size());
            counted = secret.at;
            if (!entries)
                entries.emplace(plan);
            found.add(entries->at(line, column), { line, column, {} },
                Words::tr("This line holds %1, and everybody who has the plan can read it").arg(secret.what),
                Words::tr(
                    "change the secret, keep the new one in a keychain or in 1Password, and name its place "
                    "under `credentials`"));
        }
    }
}

void destructiveWithoutCaution(const Plan& plan, const LintContext&, Findings& found)
{
    const bool english = isEnglish(plan);
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            if (!step.caution.trimmed().isEmpty() || step.irreversible || !step.verify.isEmpty()
                || step.approve)
                continue;
            QString part = english ? destructiveWord(step.title) : QString();
            for (const auto& command : step.run ? step.run->commands : QList<CommandLine>()) {
                if (part.isEmpty())
                    part = destructivePart(command.argv);
            }
            if (!part.isEmpty())
                found.add(section.addressOf(step), step.place,
                    Words::tr("'%1' can take away what is still good, and nothing here warns of it")
                        .arg(part),
                    Words::tr("write in `caution` what must not be hit, or `irreversible` with `verify: "
                              "two-person`"));
        }
    }
}

void irreversibleWithoutGuard(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& section : sectionsOf(plan)) {
        for (const auto& step : *section.steps) {
            if (step.irreversible && step.verify.isEmpty() && !step.approve)
                found.add(section.addressOf(step), step.place,
                    Words::tr("This step cannot be taken back, and one person can do it alone"),
                    Words::tr("write `verify: two-person`, or `approve: {by: ROLE, not: requester}`"));
        }
    }
}

} // namespace

QList<Rule> dangerForm()
{
    using enum Finding::Severity;
    return {
        { "form.secret-in-plain-text", Error, Consequence::DataLost, secretInPlainText },
        { "form.destructive-without-caution", Warning, Consequence::DataLost, destructiveWithoutCaution },
        { "form.irreversible-without-guard", Error, Consequence::DataLost, irreversibleWithoutGuard },
    };
}

} // namespace muster::plan::lint
