// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mentions.h"
#include "core/plan/planloader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString everything()
{
    return QString::fromUtf8(bytesOf(u"tests/data/plans/everything.plan.yaml"_s));
}

Plan planFrom(const QString& text)
{
    const auto loaded = loadPlan(text.toUtf8());
    if (!loaded.plan)
        qFatal("%s", qPrintable(linesOf(u"test"_s, loaded.findings)));
    return *loaded.plan;
}

/// The lines of the names that the loader looks up in vain.
QList<int> linesMissing(const QString& text)
{
    QList<int> lines;
    const auto findings = loadPlan(text.toUtf8()).findings;
    for (const auto& finding : findings) {
        if (finding.rule == u"plan.unknown-reference" || finding.rule == u"plan.unknown-credential")
            lines.append(finding.place.line);
    }
    return lines;
}

/// Where the entry begins that a line belongs to.
int entryAt(const Mentions& all, int line)
{
    int begin = 0;
    for (const auto& thing : all.things)
        begin = thing.place.line <= line ? std::max(begin, thing.place.line) : begin;
    for (const auto& mention : all.mentions)
        begin = mention.place.line <= line ? std::max(begin, mention.place.line) : begin;
    return begin;
}

/// What a scenario says at its end, behind its steps, belongs to its beginning.
bool isScenario(const Mentions& all, int line)
{
    return std::any_of(all.things.begin(), all.things.end(),
        [&](const Thing& thing) { return thing.kind == NameKind::Scenario && thing.place.line == line; });
}

} // namespace

class TstMentions final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    /// Whatever the loader looks up is a mention of the thing that it finds.
    void everyNameThatTheLoaderLooksUpIsAMention()
    {
        const auto text = everything();
        const auto all = mentionsIn(planFrom(text));
        static const QRegularExpression kId(u"\\bid: ([A-Za-z0-9-]+)"_s);
        auto each = kId.globalMatch(text);
        int known = 0;
        int lookedUp = 0;
        while (each.hasNext()) {
            const auto match = each.next();
            const auto id = match.captured(1);
            const int line = static_cast<int>(text.first(match.capturedStart()).count(u'\n')) + 1;
            auto renamed = text;
            renamed.insert(match.capturedEnd(), u"-renamed"_s);
            const auto missing = linesMissing(renamed);
            lookedUp += static_cast<int>(missing.size());
            // The nearest before the line: an id may be given in several scopes.
            const auto thing = std::find_if(all.things.begin(), all.things.end(), [&](const Thing& one) {
                return one.id == id && one.place.line <= line && line - one.place.line < 8
                    && std::none_of(all.things.begin(), all.things.end(), [&](const Thing& other) {
                           return other.id == id && other.place.line > one.place.line
                               && other.place.line <= line;
                       });
            });
            if (thing == all.things.end()) {
                QVERIFY2(missing.isEmpty(), qPrintable(id));
                continue;
            }
            ++known;
            QMap<int, int> missingByEntry;
            for (const int at : missing)
                ++missingByEntry[entryAt(all, at)];
            for (auto entry = missingByEntry.begin(); entry != missingByEntry.end(); ++entry) {
                const auto count
                    = std::count_if(all.mentions.begin(), all.mentions.end(), [&](const Mention& mention) {
                          const int at = mention.place.line;
                          return mention.means(*thing) && (at == entry.key() || isScenario(all, at));
                      });
                QVERIFY2(count >= *entry,
                    qPrintable(
                        u"%1, in the entry of line %2: looked up %3 times, mentioned %4 times"_s.arg(id)
                            .arg(entry.key())
                            .arg(*entry)
                            .arg(count)));
            }
        }
        QVERIFY2(known >= 40 && lookedUp >= 50, qPrintable(u"%1 %2"_s.arg(known).arg(lookedUp)));
    }

    void nothingIsMentionedThatIsNotThere()
    {
        const auto all = mentionsIn(planOf({}));
        QVERIFY(all.things.isEmpty() && all.mentions.isEmpty());
    }

    void aMentionMeansOneScopeOnly()
    {
        const auto all = mentionsIn(planOf("scenarios:\n"
                                           "  - id: one\n"
                                           "    title: One\n"
                                           "    rollback: [{id: a, do: A}, {id: b, do: B, after: [a]}]\n"
                                           "  - {id: two, title: Two, rollback: [{id: a, do: A}]}\n"
                                           "validation: [{id: a, do: A}]\n"));
        QCOMPARE_EQ(all.mentions.size(), 1);
        QStringList meant;
        for (const auto& thing : all.things) {
            if (all.mentions.constFirst().means(thing))
                meant.append(thing.scope);
        }
        QCOMPARE_EQ(meant, QStringList { u"one"_s });
    }
};

MUSTER_TEST(TstMentions)
#include "tst_mentions.moc"
