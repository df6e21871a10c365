// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/headcode.h"
#include "tests/app/commands/guardedrig.h"
#include "tests/app/commands/program.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

namespace {

/// As `incident timeline` tells it.
QStringList printedEntries(Program& program, const QString& id)
{
    program.here({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    return program.out.split(u'\n').filter(QStringLiteral("Record anchored"));
}

} // namespace

class TstIncidentPrint : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    /// By the real program, which draws without a display.
    void whatIsLeftIsPrinted()
    {
        Program program;
        const auto plan = program.home.filePath(QStringLiteral("shop.plan.yaml"));
        GuardedRig::write(plan, guardedPlanText());
        program.here({ QStringLiteral("incident"), QStringLiteral("declare"), plan,
            QStringLiteral("--scenario"), QStringLiteral("corruption"), QStringLiteral("--title"),
            QStringLiteral("Rows are missing"), QStringLiteral("--json") });
        const auto id = QJsonDocument::fromJson(program.out.toUtf8())[u"id"].toString();
        QVERIFY2(!id.isEmpty(), qPrintable(program.err));
        const auto file = program.home.filePath(QStringLiteral("left.pdf"));
        const QStringList print { QStringLiteral("incident"), QStringLiteral("print"), id,
            QStringLiteral("-o"), file };
        QCOMPARE_EQ(program.here(print), 0);
        QCOMPARE_EQ(program.err, QString());
        QVERIFY2(
            QRegularExpression(QStringLiteral("left\\.pdf: [78] pages\\.")).match(program.out).hasMatch(),
            qPrintable(program.out));
        // What stands on the paper is on record.
        QFile first(file);
        QVERIFY(first.open(QIODevice::ReadOnly));
        const auto mark = journal::headMarkFromText(
            readBy(QStringLiteral("pdftotext"), { QStringLiteral("-layout") }, first.readAll()));
        VERIFY_RESULT(mark);
        auto entries = printedEntries(program, id);
        QCOMPARE_EQ(entries.size(), 1);
        VERIFY_SAYS(entries.first(),
            QStringLiteral("Record anchored: entry %1 printed — left.pdf").arg(mark->seq).toUtf8());
        // Again, on the other paper, when less is left.
        program.here({ QStringLiteral("incident"), QStringLiteral("close"), id });
        QCOMPARE_EQ(program.here(print
                        + QStringList { QStringLiteral("--paper"), QStringLiteral("letter"),
                            QStringLiteral("--json") }),
            0);
        QCOMPARE_EQ(QJsonDocument::fromJson(program.out.toUtf8())[u"pages"].toInt(), 1);
        QCOMPARE_EQ(printedEntries(program, id).size(), 2);
        // What was not written was not left anywhere.
        QCOMPARE_EQ(program.here({ QStringLiteral("incident"), QStringLiteral("print"), id,
                        QStringLiteral("-o"), program.home.filePath(QStringLiteral("nowhere/left.pdf")) }),
            3);
        QCOMPARE_EQ(printedEntries(program, id).size(), 2);
        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(made.read(5), QByteArray("%PDF-"));
    }

    void whatCannotBePrintedIsSaid()
    {
        GuardedRig rig;
        rig.act("print|ID");
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "-o FILE.pdf");
        rig.act("print|ID|-o|x.pdf|--paper|a5");
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "a4 or letter");
        rig.act(QStringLiteral("print|nobody|-o|") + rig.dir.filePath(QStringLiteral("x.pdf")));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no incident \"nobody\"");
        rig.act(QStringLiteral("print|ID|-o|") + rig.plan);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is no PDF");
        QFile kept(rig.plan);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE_EQ(kept.readAll(), guardedPlanText());
    }
};

MUSTER_TEST(TstIncidentPrint)
#include "tst_incidentprint.moc"
