// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable.h"
#include "core/lint/linter.h"
#include "core/lint/together.h"
#include "core/plan/planlibrary.h"
#include "core/plan/planloader.h"
#include "core/plan/plansummary.h"
#include "core/plan/planwriter.h"
#include "tests/core/lint/hostileplans.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/cputime.h"
#include "tests/support/peakmemory.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QHash>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const lint::LintContext kToday { .today = QDate(2026, 6, 1) };

/// Of computing. The slowest takes less than a second; what compares each with each takes minutes, also in a
/// build with sanitizers, which makes them all smaller.
constexpr Millis kMostTime { 10'000 };
/// In MiB.
constexpr qint64 kMostMemory = 512;
/// Plans of more bytes are not saved: it is tst_planwriter that holds how they are.
constexpr qsizetype kMostSaved = 20'000;

QDir keptFiles()
{
    return QDir(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/hostile"));
}

QStringList keptNames()
{
    return keptFiles().entryList({ u"*.plan.yaml"_s }, QDir::Files, QDir::Name);
}

/// Why a text is none that can be printed in one line; empty when it is.
QString faultOf(const QString& text)
{
    if (text.size() > kMaxPrintable)
        return u"has %1 letters: "_s.arg(text.size()) + text.left(200);
    if (!text.isValidUtf16())
        return u"holds half of a pair: "_s + text.left(200);
    for (const auto c : text.toUcs4()) {
        const auto category = QChar::category(c);
        if (category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || (c >= 0x200E && c <= 0x200F)
            || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
            return u"holds U+%1: "_s.arg(c, 4, 16, QChar(u'0')) + text.left(200);
    }
    return {};
}

QString faultOf(const QList<Finding>& findings)
{
    QHash<QString, int> counts;
    for (const auto& finding : findings) {
        if (++counts[finding.rule] > 1000)
            return finding.rule + u" is said without end"_s;
        if (finding.rule.isEmpty() || finding.text.isEmpty())
            return u"a finding says nothing"_s;
        for (const auto& text : { finding.text, finding.hint, finding.subject, finding.place.source }) {
            if (const auto fault = faultOf(text); !fault.isEmpty())
                return finding.rule + u' ' + fault;
        }
    }
    return {};
}

/// Goes the whole way with what was read, children and all; what is wrong, or nothing.
QString faultOf(const Loaded& loaded)
{
    const auto checked = lint::checkLoaded(loaded, kToday);
    if (!loaded.plan && checked.open.isEmpty())
        return u"neither a plan nor a finding"_s;
    if (const auto fault = faultOf(checked.open); !fault.isEmpty())
        return fault;
    for (const auto& child : loaded.children) {
        if (const auto fault = faultOf(child.loaded); !fault.isEmpty())
            return child.file + u": "_s + fault;
    }
    if (!loaded.plan)
        return {};
    const auto& plan = *loaded.plan;
    const auto shared = std::make_shared<const Plan>(plan);
    const auto twice = lint::checkTogether({ { u"a"_s, shared }, { u"b"_s, shared } }, kToday);
    if (const auto fault = faultOf(twice.open); !fault.isEmpty())
        return u"twice: "_s + fault;
    if (QJsonDocument(summaryJson(plan, checked.open)).toJson().isEmpty()
        || summaryText(plan, {}, checked.open).isEmpty())
        return u"no summary"_s;
    // What is frozen at declaration is read again after a restart, without the folder.
    const auto frozen = loadPlan(plan.resolved);
    if (!frozen.plan || frozen.plan->resolved != plan.resolved)
        return u"what is frozen is not read back"_s;
    return {};
}

/// Saves without a change, and with one.
QString faultOfSaving(const QString& path, const Loaded& loaded)
{
    const auto before = readPlanText(path).value_or(QByteArray());
    const auto same = saveEdits(path, before, {});
    if (!same || *same != before || readPlanText(path).value_or(QByteArray()) != before)
        return u"saving without a change changes the file"_s;
    const auto renamed = edited(
        before, { { PlanEdit::Kind::Set, { u"plan"_s, u"title"_s }, {}, textValue(u"Renamed"_s) } }, path);
    if (!renamed)
        return faultOf(renamed.error().text);
    const auto again = loadPlan(*renamed, path);
    if (!again.plan || again.plan->title != u"Renamed"
        || again.plan->services.size() != loaded.plan->services.size())
        return u"a new title changes more than the title"_s;
    return {};
}

} // namespace

class TstHostile final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void thereAreMoreThanAHundredOfThem();
    void whatMustNotBeSaidIsSeen_data();
    void whatMustNotBeSaidIsSeen();
    void eachEndsInAPlanOrInSentences_data();
    void eachEndsInAPlanOrInSentences();
    void noEscapeBringsInAControlCharacter();
    void whatIsTooMuchIsSaid_data();
    void whatIsTooMuchIsSaid();
};

void TstHostile::thereAreMoreThanAHundredOfThem()
{
    // A kind that is lost by mistake is missed here.
    QCOMPARE_GE(keptNames().size(), 192);
    QCOMPARE_GE(hostilePlans().size(), 189);
}

void TstHostile::whatMustNotBeSaidIsSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("times");
    QTest::addColumn<QString>("fault");
    QTest::newRow("nothing") << QString() << 1 << u"a finding says nothing"_s;
    QTest::newRow("an escape") << u"a\x1b[2J"_s << 1 << u"holds U+001b"_s;
    QTest::newRow("a line end") << u"a\nb"_s << 1 << u"holds U+000a"_s;
    QTest::newRow("a turned direction") << u"a\u202eb"_s << 1 << u"holds U+202e"_s;
    QTest::newRow("half of a pair") << u"a\xd83d"_s << 1 << u"holds half of a pair"_s;
    QTest::newRow("a long one") << QString(kMaxPrintable + 1, u'x') << 1 << u"has 1001 letters"_s;
    QTest::newRow("no end") << u"a"_s << 1001 << u"is said without end"_s;
}

void TstHostile::whatMustNotBeSaidIsSeen()
{
    QFETCH(QString, text);
    QFETCH(int, times);
    QFETCH(QString, fault);
    Finding finding;
    finding.rule = u"form.planted"_s;
    finding.text = text;
    QVERIFY(faultOf(QList<Finding>(times, finding)).contains(fault));
    if (!text.isEmpty() && times == 1) {
        finding.text = u"x"_s;
        finding.subject = text;
        QVERIFY(faultOf({ finding }).contains(fault));
    }
}

void TstHostile::eachEndsInAPlanOrInSentences_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<int>("made");
    const auto names = keptNames();
    for (const auto& name : names)
        QTest::newRow(qPrintable(name.chopped(10))) << name << -1;
    const auto plans = hostilePlans();
    for (int i = 0; i < plans.size(); ++i)
        QTest::newRow(plans[i].name) << QString() << i;
}

void TstHostile::eachEndsInAPlanOrInSentences()
{
    QFETCH(QString, kept);
    QFETCH(int, made);
    const QTemporaryDir folder;
    const auto path = kept.isEmpty() ? folder.filePath(u"hostile.plan.yaml"_s) : keptFiles().filePath(kept);
    if (kept.isEmpty())
        hostilePlans()[made].lay(QDir(folder.path()));
    const CpuTime time;
    const PeakMemory memory;
    const PlanLibrary library(kept.isEmpty() ? folder.path() : keptFiles().path());
    const auto found = library.find(path);
    if (!found) {
        QVERIFY2(!found.error().text.isEmpty(), "an error says nothing");
        return;
    }
    const auto fault = faultOf(found->loaded);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    QVERIFY2(time.spent() < kMostTime, qPrintable(u"%1 ms"_s.arg(time.spent().count())));
    const auto grown = memory.grownBy();
    QVERIFY(grown);
    QVERIFY2(*grown < kMostMemory, qPrintable(u"%1 MiB"_s.arg(*grown)));
    if (!found->loaded.plan) {
        // Read once more, so only what is small.
        QVERIFY(kept.isEmpty() || !library.plan(path));
        return;
    }
    // Files of the repository are not written to.
    const auto copy = folder.filePath(u"copy.plan.yaml"_s);
    writeFile(copy, readPlanText(path).value_or(QByteArray()));
    const auto& plan = *found->loaded.plan;
    if (plan.included.isEmpty() && found->loaded.children.isEmpty() && plan.source.size() < kMostSaved) {
        const auto saving = faultOfSaving(copy, found->loaded);
        QVERIFY2(saving.isEmpty(), qPrintable(saving));
    }
}

void TstHostile::noEscapeBringsInAControlCharacter()
{
    const auto loaded = loadPlanFile(keptFiles().filePath(u"command-nul.plan.yaml"_s));
    VERIFY_RESULT(loaded);
    QVERIFY(!loaded->plan);
    QCOMPARE(loaded->findings.size(), 6);
    for (const auto& finding : loaded->findings)
        QCOMPARE(finding.rule, u"yaml.control-character"_s);
}

void TstHostile::whatIsTooMuchIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* name, const char* rule) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(rule);
    };
    row("many-services-and-tiers", "plan.too-large");
    row("include-many-files", "plan.too-large");
    row("include-missing-files", "plan.too-large");
    row("include-one-large-step-often", "plan.too-large");
    row("child-plans-by-the-thousand", "plan.too-large");
    row("child-plans-that-are-missing", "plan.too-large");
    row("child-plans-that-are-large", "plan.too-large");
    row("deep-33-flow-lists", "yaml.too-deep");
}

void TstHostile::whatIsTooMuchIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QString, rule);
    const auto plans = hostilePlans();
    const auto plan = std::find_if(plans.begin(), plans.end(),
        [&](const HostilePlan& one) { return name == QLatin1StringView(one.name); });
    QVERIFY(plan != plans.end());
    const QTemporaryDir folder;
    plan->lay(QDir(folder.path()));
    const auto loaded = loadPlanFile(folder.filePath(u"hostile.plan.yaml"_s));
    VERIFY_RESULT(loaded);
    QVERIFY(!loaded->plan);
    QVERIFY(std::any_of(loaded->findings.begin(), loaded->findings.end(),
        [&](const Finding& finding) { return finding.rule == rule; }));
}

MUSTER_TEST(TstHostile)
#include "tst_hostile.moc"
