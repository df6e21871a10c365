// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/credentialsplan.h"
#include "ui/panels/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

#include <optional>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using TakenBack = SecretClipboard::TakenBack;

class TstSecretClipboard final : public QObject {
    Q_OBJECT
private:
    static QClipboard* clipboard() { return QGuiApplication::clipboard(); }

private slots:
    void init()
    {
        failOnWarnings();
        clipboard()->setText(QStringLiteral("before"));
    }

    void aValueIsLentAndTakenBack()
    {
        SecretClipboard lent;
        QVERIFY(!lent.isLent());
        lent.lend(secretOf("p\xc3\xa4ss"), 70s);
        QCOMPARE_EQ(clipboard()->text(), QStringLiteral("päss"));
        QCOMPARE_EQ(clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
            QByteArrayLiteral("secret"));
        QCOMPARE_EQ(lent.left(62s), Millis(8s));
        QVERIFY(lent.takeBack() == TakenBack::Cleared);
        QVERIFY(clipboard()->text().isEmpty());
        QVERIFY(!lent.isLent());
        QVERIFY(lent.takeBack() == TakenBack::LeftAlone);
    }

    void whatSomebodyElseCopiedIsLeftAlone()
    {
        SecretClipboard lent;
        lent.lend(secretOf("value"), 70s);
        clipboard()->setText(QStringLiteral("a telephone number"));
        QVERIFY(lent.takeBack() == TakenBack::LeftAlone);
        QCOMPARE_EQ(clipboard()->text(), QStringLiteral("a telephone number"));
    }

    void itsEndTakesTheValueBack()
    {
        std::optional<SecretClipboard> lent(std::in_place);
        lent->lend(secretOf("value"), 70s);
        lent.reset();
        QVERIFY(clipboard()->text().isEmpty());
    }
};
MUSTER_TEST(TstSecretClipboard)
#include "tst_secretclipboard.moc"
