// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/placeholders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPlaceholders final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whatWasToBeFilledInIsFound_data();
    void whatWasToBeFilledInIsFound();
    void aLongTextIsNotReadToItsEnd();
};

void TstPlaceholders::whatWasToBeFilledInIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("placeholder");
    const auto row = [](const char* text, const char* placeholder) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(placeholder);
    };
    row("--host=<db-host>", "<db-host>");
    row("<the database host>", "<the database host>");
    row("[Name]", "[Name]");
    row("${DATABASE_URL}", "${DATABASE_URL}");
    row("user:$PASSWORD@host", "$PASSWORD");
    row("{{ bucket }}", "{{ bucket }}");
    row("backup-YYYY-MM-DD.gz", "YYYY-MM-DD");
    row("TBD", "TBD");
    row("CHANGE_ME", "CHANGE_ME");
    row("restore-XXX", "XXX");
    row("https://your-app.vercel.app", "your-app");
    row("ops@example.com", "example.com");
    row("select 1 where a <b and c> d", "");
    row("a << b >> c", "");
    row("grep [A-Z]+ [ERROR]", "");
    row("{{.State.Status}}", "");
    row("to_char(now(), 'YYYY-MM-DD')", "");
    row("/tmp/restore.XXXXXX", "");
    row("TBDs", "");
    row("$50", "");
    row("shop.internal", "");
    row("myexample.company", "");
    row("", "");
}

void TstPlaceholders::whatWasToBeFilledInIsFound()
{
    QFETCH(QString, text);
    QTEST(placeholderIn(text), "placeholder");
}

void TstPlaceholders::aLongTextIsNotReadToItsEnd()
{
    QCOMPARE(placeholderIn(u"<a "_s.repeated(500'000) + u"TBD"_s), QString());
}

MUSTER_TEST(TstPlaceholders)
#include "tst_placeholders.moc"
