// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// What was changed of the plan while it ran, told and written.
class TstIncidentChanges : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutAChangeThatIsSaid();
    void everyChangeIsALine();
    void machinesAreAnsweredInRows();
    void whatCanBeWrittenIsWritten();
    void whatOnlyAPersonCanMakeIsLeft();
    void aFileThatCannotBeWrittenStaysAsItWas_data();
    void aFileThatCannotBeWrittenStaysAsItWas();

private:
    static QByteArray contentOf(const QString& path);
    /// What `incident changes --into` says of this file.
    static void writeInto(GuardedRig& rig, const QString& file);
};

QByteArray TstIncidentChanges::contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TstIncidentChanges::writeInto(GuardedRig& rig, const QString& file)
{
    rig.act(QStringLiteral("changes|ID|--into|") + file);
}

void TstIncidentChanges::withoutAChangeThatIsSaid()
{
    GuardedRig rig;
    rig.act("changes|ID");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(
        rig.out, QStringLiteral("The plan was not changed while it ran, or every change was taken back.\n"));
    rig.act("strike|ID|1.3");
    rig.act("restore|ID|1.3");
    const auto before = contentOf(rig.plan);
    writeInto(rig, rig.plan);
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "every change was taken back");
    QCOMPARE_EQ(contentOf(rig.plan), before);
    rig.act("changes|ID|--json");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.out.trimmed(), QStringLiteral("[\n]"));
}

void TstIncidentChanges::everyChangeIsALine()
{
    GuardedRig rig;
    rig.act("attach|ID|outage|--why|the region is gone too");
    rig.act("add-step|ID|Lower the TTL|--behind|1.1");
    rig.act("strike|ID|2.3|--why|no key was seen");
    rig.act("changes|ID");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "1.1a Lower the TTL: added behind 1.1");
    VERIFY_SAYS(rig.out, "2.3 Change the login of the database: struck — no key was seen\n");
    VERIFY_SAYS(rig.out, "Attached: “Region outage” — the region is gone too\n  “Region outage” was needed");
    VERIFY_SAYS(rig.out,
        qUtf8Printable(QStringLiteral("Into the plan file: muster-cli incident changes %1 --into FILE\n")
                           .arg(rig.id.left(8))));
    rig.act("changes|ID|--quiet");
    VERIFY_SAYS(rig.out, "struck — no key was seen");
    QVERIFY(!rig.out.contains(QStringLiteral("Into the plan file")));
    QCOMPARE_EQ(contentOf(rig.plan), guardedPlanText());
}

void TstIncidentChanges::machinesAreAnsweredInRows()
{
    GuardedRig rig;
    rig.act("strike|ID|2.3|--why|no key was seen");
    rig.act("attach|ID|outage");
    rig.act("changes|ID|--json");
    VERIFY_STATUS(rig, 0);
    auto rows = rig.array();
    QCOMPARE_EQ(rows.size(), 2);
    VERIFY_SAYS(rows[0][u"text"].toString(), "2.3 Change the login of the database: struck");
    QCOMPARE_EQ(rows[0][u"why"].toString(), QStringLiteral("no key was seen"));
    QVERIFY(rows[0][u"by_hand"].isNull());
    QVERIFY(!rows[0][u"written"].toBool());
    QVERIFY(!rows[1][u"by_hand"].toString().isEmpty());
    rig.act(QStringLiteral("changes|ID|--json|--into|") + rig.plan);
    VERIFY_STATUS(rig, 1);
    rows = rig.array();
    QVERIFY(rows[0][u"written"].toBool());
    QVERIFY(!rows[1][u"written"].toBool());
}

void TstIncidentChanges::whatCanBeWrittenIsWritten()
{
    GuardedRig rig;
    rig.act("reword|ID|1.3|Freeze all writes");
    writeInto(rig, rig.plan);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.out, QStringLiteral("1 change was written into %1.\n").arg(rig.plan));
    QVERIFY(contentOf(rig.plan).contains("Freeze all writes"));
    QVERIFY(!contentOf(rig.plan).contains("Freeze writes"));
    GuardedRig::write(rig.plan, guardedPlanText());
    rig.act("strike|ID|2.3");
    writeInto(rig, rig.plan);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.out, QStringLiteral("2 changes were written into %1.\n").arg(rig.plan));
    QVERIFY(!contentOf(rig.plan).contains("Change the login"));
}

void TstIncidentChanges::whatOnlyAPersonCanMakeIsLeft()
{
    GuardedRig rig;
    rig.act("attach|ID|outage|--why|the region is gone too");
    writeInto(rig, rig.plan);
    VERIFY_STATUS(rig, 1);
    QVERIFY2(rig.out.startsWith(QStringLiteral("Nothing was written into %1; 1 is for a person to make:\n"
                                               "Attached: “Region outage” — the region is gone too\n  ")
                                    .arg(rig.plan)),
        qPrintable(rig.out));
    rig.act("attach|ID|outage");
    rig.act("reword|ID|1.3|Freeze all writes");
    writeInto(rig, rig.plan);
    VERIFY_STATUS(rig, 1);
    VERIFY_SAYS(rig.out, "1 change was written into ");
    VERIFY_SAYS(rig.out, "; 2 are for a person to make:\n");
    // What was written is told only once.
    QVERIFY(!rig.out.contains(QStringLiteral("1.3 Freeze all writes")));
}

void TstIncidentChanges::aFileThatCannotBeWrittenStaysAsItWas_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("another plan") << guardedPlanText().replace("plan: {id: shop,",
        "plan: {id: cafe,") << QStringLiteral("is the plan \"cafe\", and the incident follows \"shop\".");
    QTest::newRow("not the step") << guardedPlanText().replace("id: change,", "id: renew,")
                                  << QStringLiteral("change");
    QTest::newRow("no YAML") << QByteArray("plan: [") << QString();
}

void TstIncidentChanges::aFileThatCannotBeWrittenStaysAsItWas()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, said);
    GuardedRig rig;
    // Of two changes one could be made.
    rig.act("reword|ID|1.3|Freeze all writes");
    rig.act("strike|ID|2.3");
    GuardedRig::write(rig.plan, content);
    writeInto(rig, rig.plan);
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, qUtf8Printable(said));
    VERIFY_SAYS(rig.err, " Nothing was written.\n");
    QVERIFY(rig.out.isEmpty());
    QCOMPARE_EQ(contentOf(rig.plan), content);
    writeInto(rig, rig.dir.filePath(QStringLiteral("gone.plan.yaml")));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, " Nothing was written.\n");
}

MUSTER_TEST(TstIncidentChanges)
#include "tst_incidentchanges.moc"
