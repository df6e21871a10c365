// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timestamp/stampclient.h"

#include "core/base/printable.h"
#include "core/base/worker.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

#include <array>
#include <utility>

namespace muster::timestamp {

namespace {

using Answer = Result<Stamped>;

constexpr qsizetype kHashBytes = 32;
constexpr int kMovedFrom = 300;
constexpr int kMovedUntil = 399;
constexpr int kGood = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

/// Sixteen bytes that nobody can foretell.
QByteArray freshNonce()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    // NOLINTNEXTLINE: bytes of numbers
    return { reinterpret_cast<const char*>(words.data()), sizeof(words) };
}

/// An address as people may see it, without the password in it.
QString shown(const QUrl& url)
{
    return printableLine(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery), kMaxQuoted);
}

QNetworkRequest requestTo(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/timestamp-query"));
    request.setRawHeader("Accept", "application/timestamp-reply");
    // Nothing is unpacked that could be larger than what is counted.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Muster"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QVariant(QNetworkRequest::AlwaysNetwork));
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QVariant(QNetworkRequest::Manual));
    return request;
}

/// One question, until it has its answer. Owner: the client's manager.
class Asking final : public QObject {
public:
    Asking(QNetworkAccessManager& manager, const QUrl& url, QByteArray hash, Millis deadline)
        : QObject(&manager)
        , m_url(url)
        , m_hash(std::move(hash))
        , m_nonce(freshNonce())
        , m_deadline(deadline)
    {
        m_promise.start();
        m_reply = manager.post(requestTo(url), requestFor(m_hash, m_nonce));
        m_reply->setParent(this);
        m_reply->setReadBufferSize(kLargestAnswer + 1);
        connect(m_reply, &QNetworkReply::readyRead, this, &Asking::take);
        connect(m_reply, &QNetworkReply::finished, this, &Asking::end);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            finish(fail(Fault::Timeout,
                Words::tr("The time stamping authority at %1 did not answer within %2.")
                    .arg(shown(m_url), durationText(m_deadline))));
        });
        m_timer.start(deadline);
    }

    [[nodiscard]] QFuture<Answer> future() { return m_promise.future(); }

private:
    void take()
    {
        m_answer += m_reply->read(kLargestAnswer + 1 - m_answer.size());
        if (m_answer.size() > kLargestAnswer) {
            finish(fail(Fault::Offline,
                Words::tr("What %1 answers is too large to be a time stamp.").arg(shown(m_url))));
        }
    }

    void end()
    {
        take();
        if (m_isDone)
            return;
        const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status >= kMovedFrom && status <= kMovedUntil) {
            const auto other = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
            return finish(fail(Fault::Offline,
                Words::tr("%1 sends to another address, %2. Name that one, if you rely on it.")
                    .arg(shown(m_url), shown(m_url.resolved(other)))));
        }
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
            return finish(fail(Fault::Denied,
                Words::tr("Nobody that this computer relies on vouches for the server at %1. Nothing was "
                          "asked there.")
                    .arg(shown(m_url)),
                m_reply->errorString()));
        }
        if (status != 0 && status != kGood) {
            return finish(fail(Fault::Offline,
                Words::tr("%1 answers with status %2 of HTTP and no time stamp.")
                    .arg(shown(m_url))
                    .arg(status),
                m_reply->errorString()));
        }
        if (m_reply->error() != QNetworkReply::NoError) {
            return finish(fail(Fault::Offline,
                Words::tr("The time stamping authority at %1 cannot be reached, or broke off.")
                    .arg(shown(m_url)),
                m_reply->errorString()));
        }
        judge();
    }

    void judge()
    {
        const auto stamp = readAnswer(m_answer, m_hash, m_nonce);
        if (stamp)
            return finish(Stamped { *stamp, m_answer });
        // It is the world that is at fault, not what the person wrote.
        auto error = stamp.error();
        if (error.fault == Fault::Invalid)
            error.fault = Fault::Offline;
        finish(fail(std::move(error)));
    }

    void finish(const Answer& answer)
    {
        if (std::exchange(m_isDone, true))
            return;
        m_timer.stop();
        m_reply->disconnect(this);
        m_reply->abort();
        m_promise.addResult(answer);
        m_promise.finish();
        deleteLater();
    }

    QUrl m_url;
    QByteArray m_hash;
    QByteArray m_nonce;
    Millis m_deadline;
    QByteArray m_answer;
    QNetworkReply* m_reply = nullptr;
    QTimer m_timer;
    QPromise<Answer> m_promise;
    bool m_isDone = false;
};

} // namespace

struct StampClient::Private {
    explicit Private(Millis limit)
        : deadline(limit)
    {
    }

    Millis deadline;
    QNetworkAccessManager manager;
};

StampClient::StampClient(Millis deadline)
    : d(new Private(deadline))
{
}

StampClient::~StampClient() = default;

QFuture<Answer> StampClient::stamp(const QString& address, const QByteArray& hash)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const auto scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty()
        || (scheme != QStringLiteral("http") && scheme != QStringLiteral("https"))) {
        return ready(Answer(fail(Fault::Invalid,
            Words::tr("\"%1\" is no address of a time stamping authority: it begins with https:// or "
                      "http://.")
                .arg(address))));
    }
    if (hash.size() != kHashBytes)
        return ready(Answer(fail(Fault::Invalid, Words::tr("There is no such entry to be stamped."))));
    auto* asking = new Asking(d->manager, url, hash, d->deadline);
    return asking->future();
}

} // namespace muster::timestamp
