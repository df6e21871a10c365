// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace muster;
using namespace muster::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The command with what follows its name; "|" ends a word.
int ask(GuardedRig& rig, const QString& more)
{
    QStringList words { QStringLiteral("report"), rig.id };
    if (!more.isEmpty())
        words += more.split(u'|');
    return rig.run(words);
}

} // namespace

class TstReport : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyFormIsWrittenUnderItsName()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        ask(rig, QStringLiteral("--format|html,md,json,csv|-o|%1").arg(dir.path()));
        VERIFY_STATUS(rig, 0);
        for (const auto* ending : { "html", "md", "json", "csv" }) {
            const auto path = dir.filePath(
                QStringLiteral("2026-03-14_rows-are-missing_report.%1").arg(QLatin1StringView(ending)));
            QVERIFY2(contentOf(path).contains("Rows are missing"), qPrintable(path));
            VERIFY_SAYS(rig.out, path.toUtf8().constData());
        }
    }

    void theAnswerForMachinesNamesTheFiles()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        ask(rig, QStringLiteral("-o|%1/new|--json").arg(dir.path()));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().size(), 1);
        const auto file = rig.array().first().toObject();
        QCOMPARE_EQ(file[u"format"].toString(), QStringLiteral("html"));
        QVERIFY(contentOf(file[u"file"].toString()).startsWith("<!DOCTYPE html>"));
    }

    void aStreamTakesOneForm()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|json|-o|-"));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object()[u"schema"].toString(), QStringLiteral("muster-report-v1"));
        QCOMPARE_EQ(rig.object()[u"subject"].toString(), rig.id);
        ask(rig, QStringLiteral("--format|json,md|-o|-"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Only one form");
    }

    void namesGiveWayToRoles()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "taken by Ada");
        ask(rig, QStringLiteral("--format|md|-o|-|--roles"));
        VERIFY_STATUS(rig, 0);
        QVERIFY(!rig.out.contains(QStringLiteral("Ada")));
    }

    void timesAreInTheZoneThatIsAskedFor()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|md|-o|-|--tz|Australia/Sydney"));
        VERIFY_SAYS(rig.out, "times in Australia/Sydney (UTC+11:00)");
        ask(rig, QStringLiteral("--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "times in UTC");
        ask(rig, QStringLiteral("--tz|Nowhere/City"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "no time zone");
    }

    /// The report of this incident is written anew; nothing else is written over.
    void nothingElseIsWrittenOver()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        const auto shorter = dir.filePath(QStringLiteral("2026-03-14_rows-are-missing_report.html"));
        const auto longer
            = dir.filePath(QStringLiteral("2026-03-14_rows-are-missing_%1_report.html").arg(rig.id.left(8)));
        const auto wish = QStringLiteral("-o|%1").arg(dir.path());
        ask(rig, wish);
        VERIFY_STATUS(rig, 0);
        ask(rig, wish);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(QDir(dir.path()).entryList(QDir::Files).size(), 1);
        GuardedRig::write(shorter, "mine");
        ask(rig, wish);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(contentOf(shorter), QByteArray("mine"));
        QVERIFY(contentOf(longer).contains("Rows are missing"));
        GuardedRig::write(longer, "mine too");
        ask(rig, wish);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Nothing was written");
        QCOMPARE_EQ(contentOf(longer), QByteArray("mine too"));
        ask(rig, wish + QStringLiteral("|--force"));
        VERIFY_STATUS(rig, 0);
        QVERIFY(contentOf(longer).contains("Rows are missing"));
        QCOMPARE_EQ(contentOf(shorter), QByteArray("mine"));
    }

    void whatCannotBeWrittenIsSaid()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|odt"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is: html, md, json, csv.");
        ask(rig, QStringLiteral("--format|,"));
        VERIFY_STATUS(rig, 2);
        ask(rig, QStringLiteral("-o|") + rig.plan);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is a file");
        rig.run({ QStringLiteral("report"), QStringLiteral("nobody") });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no incident \"nobody\"");
    }

    void whoApprovedThePlanIsTold()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "| Approval | Not approved |");
    }
};

MUSTER_TEST(TstReport)
#include "tst_report.moc"
