// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/signer.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::journal;

class TstSigner : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void theFirstVectorOfRfc8032IsMet()
    {
        const auto seed
            = QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        const auto signer = Ed25519Signer::fromSeed(std::make_shared<const Secret>(seed));
        VERIFY_RESULT(signer);
        QCOMPARE((*signer)->publicKey().toHex(),
            QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        QCOMPARE((*signer)->sign({}).toHex(),
            QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3"
                       "9701cf9b46b"
                       "d25bf5f0595bbe24655141438e7a100b"));
    }

    void aSignatureFitsItsMessageAndKeyOnly()
    {
        const auto one = *Ed25519Signer::fromSeed(Ed25519Signer::newSeed());
        const auto other = *Ed25519Signer::fromSeed(Ed25519Signer::newSeed());
        const auto signature = one->sign("message");
        QVERIFY(verifies(one->publicKey(), "message", signature));
        QVERIFY(!verifies(one->publicKey(), "massage", signature));
        QVERIFY(!verifies(other->publicKey(), "message", signature));
        QVERIFY(!verifies(one->publicKey(), "message", signature.left(63)));
        QVERIFY(!verifies({}, "message", signature));
    }

    void aSeedOfTheWrongSizeIsRefused()
    {
        const auto signer = Ed25519Signer::fromSeed(std::make_shared<const Secret>(QByteArray(31, 'x')));
        QVERIFY(!signer && signer.error().fault == Fault::Invalid);
        QVERIFY(!Ed25519Signer::fromSeed(nullptr));
    }
};

MUSTER_TEST(TstSigner)
#include "tst_signer.moc"
