// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/filestanding.h"
#include "core/plan/planhash.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using Kind = FileStanding::Kind;

class TstFileStanding final : public QObject {
    Q_OBJECT
private:
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QByteArray textOf(const char* rto)
    {
        return QByteArrayLiteral("muster: 1\nplan: {id: shop, title: Shop}\n"
                                 "services:\n  - {id: db, title: Database, rto: ")
            + rto + "}\n";
    }
    static FileStanding standing(const Plan& version, const QString& file)
    {
        return standingOfFile(version, hashOf(version), file, [](const QString&) { return false; });
    }

private slots:
    void init() { test::failOnWarnings(); }

    void h32AFileThatSaysTheSameIsTheSame()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("shop.plan.yaml"));
        write(file, textOf("1 h"));
        const auto loaded = loadPlanFile(file);
        QVERIFY(loaded && loaded->plan);
        // As an incident has it: read again from what was frozen.
        const auto frozen = loadPlan(loaded->plan->resolved);
        QVERIFY(frozen.plan);
        write(file, "# a remark\n" + textOf("1 h"));
        const auto same = standing(*frozen.plan, file);
        QCOMPARE_EQ(same.kind, Kind::Same);
        QCOMPARE_EQ(same.fingerprint, hashOf(*loaded->plan));
        QCOMPARE_EQ(same.parts, QStringList { file });
        QVERIFY(sentenceOf(same).isEmpty());
    }

    void h32WhatHasChangedIsToldAndHasAFingerprint()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("shop.plan.yaml"));
        write(file, textOf("1 h"));
        const auto version = *loadPlanFile(file)->plan;
        write(file, textOf("30 min"));
        const auto changed = standing(version, file);
        QCOMPARE_EQ(changed.kind, Kind::Changed);
        QCOMPARE_EQ(changed.changes.size(), 1);
        QVERIFY(changed.changes[0].text.contains(QStringLiteral("30 min")));
        QCOMPARE_EQ(
            sentenceOf(changed), QStringLiteral("The plan file has changed since this incident began."));
        QCOMPARE_EQ(standing(version, file).fingerprint, changed.fingerprint);
        write(file, textOf("15 min"));
        QVERIFY(standing(version, file).fingerprint != changed.fingerprint);
    }

    void h32AFileThatIsGoneOrNoPlanSaysSo()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("shop.plan.yaml"));
        write(file, textOf("1 h"));
        const auto version = *loadPlanFile(file)->plan;
        write(file, "muster: 1\nplan: [");
        const auto broken = standing(version, file);
        QCOMPARE_EQ(broken.kind, Kind::Unreadable);
        QVERIFY(!broken.why.isEmpty());
        QCOMPARE_EQ(broken.parts, QStringList { file });
        write(file, "muster: 1\nplan: {");
        QVERIFY(standing(version, file).fingerprint != broken.fingerprint);
        QVERIFY(QFile::remove(file));
        const auto gone = standing(version, file);
        QCOMPARE_EQ(gone.kind, Kind::Gone);
        QCOMPARE_EQ(sentenceOf(gone), QStringLiteral("The plan file is gone."));
        QVERIFY(gone.fingerprint != broken.fingerprint);
        QCOMPARE_EQ(keyOf(gone.kind), QStringLiteral("gone"));
    }
};
MUSTER_TEST(TstFileStanding)
#include "tst_filestanding.moc"
