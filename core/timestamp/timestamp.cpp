// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timestamp/timestamp.h"

#include "core/base/printable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTimeZone>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <cstring>
#include <memory>
#include <optional>
#include <utility>

namespace muster::timestamp {

namespace {

constexpr qsizetype kHashBytes = 32;
constexpr qsizetype kMostNonceBytes = 64;
/// "20260314031205.123456789Z" and some.
constexpr qsizetype kMostTimeCharacters = 40;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(muster)
};

/// Leaves no error behind in the queue of the thread, which TLS reads as well.
class ErrorQueue final {
public:
    ErrorQueue() { ERR_clear_error(); }
    ~ErrorQueue() { ERR_clear_error(); }
    Q_DISABLE_COPY_MOVE(ErrorQueue)

    /// What the library complained of last, for the log.
    [[nodiscard]] static QString text()
    {
        const auto code = ERR_peek_last_error();
        const auto* reason = ERR_reason_error_string(code);
        return code == 0 ? QString() : QString::fromLatin1(reason ? reason : "no reason given");
    }
};

template <auto Free> struct Freed {
    template <typename T> void operator()(T* object) const { Free(object); }
};
template <typename T, auto Free> using Owned = std::unique_ptr<T, Freed<Free>>;

using Bignum = Owned<BIGNUM, BN_free>;
using Bio = Owned<BIO, BIO_free>;
using Bytes = Owned<unsigned char, [](unsigned char* bytes) { OPENSSL_free(bytes); }>;
using Imprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using Integer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using Request = Owned<TS_REQ, TS_REQ_free>;
using Response = Owned<TS_RESP, TS_RESP_free>;
using Signers = Owned<STACK_OF(X509), [](STACK_OF(X509) * signers) { sk_X509_free(signers); }>;
using Store = Owned<X509_STORE, X509_STORE_free>;
using Verifying = Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free>;

const unsigned char* bytesOf(const QByteArray& bytes)
{
    // NOLINTNEXTLINE: the library's characters have no sign
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

QByteArray bytesIn(const ASN1_STRING* text)
{
    if (!text)
        return {};
    // NOLINTNEXTLINE: the library's characters have no sign
    return { reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)), ASN1_STRING_length(text) };
}

/// Texts of certificates come in several alphabets.
QString textIn(const ASN1_STRING* text)
{
    unsigned char* made = nullptr;
    const int size = text ? ASN1_STRING_to_UTF8(&made, text) : -1;
    const Bytes owned(made);
    // NOLINTNEXTLINE: the library's characters have no sign
    return size < 0 ? QString() : QString::fromUtf8(reinterpret_cast<const char*>(made), size);
}

Integer integerOf(const QByteArray& bytes)
{
    const Bignum number(BN_bin2bn(bytesOf(bytes), static_cast<int>(bytes.size()), nullptr));
    return Integer(number ? BN_to_ASN1_INTEGER(number.get(), nullptr) : nullptr);
}

tl::unexpected<Error> unreadable()
{
    return fail(Fault::Invalid, Words::tr("What the time stamping authority answered is no time stamp."),
        ErrorQueue::text());
}

tl::unexpected<Error> ofSomethingElse()
{
    return fail(Fault::Invalid, Words::tr("The time stamp is not one of this entry of the record."));
}

Result<Response> responseIn(const QByteArray& der)
{
    if (der.size() > kLargestAnswer) {
        return fail(Fault::Invalid,
            Words::tr("What the time stamping authority answered is too large to be a time stamp."));
    }
    const auto* at = bytesOf(der);
    const auto* end = at + der.size();
    Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(der.size())));
    if (!response || at != end)
        return unreadable();
    return response;
}

/// In the words of the RFC, for those that an authority has for a refusal.
QString reasonOf(const ASN1_BIT_STRING* failure)
{
    static const QList<std::pair<int, const char*>> kReasons {
        { TS_INFO_BAD_ALG, QT_TRANSLATE_NOOP("muster", "it does not take this kind of hash") },
        { TS_INFO_BAD_REQUEST, QT_TRANSLATE_NOOP("muster", "it does not take such requests") },
        { TS_INFO_BAD_DATA_FORMAT, QT_TRANSLATE_NOOP("muster", "it could not read the request") },
        { TS_INFO_TIME_NOT_AVAILABLE, QT_TRANSLATE_NOOP("muster", "its clock is not to be had") },
        { TS_INFO_UNACCEPTED_POLICY, QT_TRANSLATE_NOOP("muster", "it does not stamp under this policy") },
        { TS_INFO_SYSTEM_FAILURE, QT_TRANSLATE_NOOP("muster", "it has a fault") },
    };
    for (const auto& [bit, reason] : kReasons) {
        if (failure && ASN1_BIT_STRING_get_bit(failure, bit) == 1)
            return Words::tr(reason);
    }
    return {};
}

/// Why there is no stamp in an answer; nothing when there is one.
std::optional<Error> refusalIn(TS_RESP* response)
{
    const auto* info = TS_RESP_get_status_info(response);
    const auto status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
    if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS)
        return std::nullopt;
    const auto* texts = TS_STATUS_INFO_get0_text(info);
    QStringList said;
    for (int i = 0; i < sk_ASN1_UTF8STRING_num(texts); ++i)
        said.append(textIn(sk_ASN1_UTF8STRING_value(texts, i)));
    auto why = printableLine(said.join(u' ').simplified(), kMaxQuoted);
    if (why.isEmpty())
        why = reasonOf(TS_STATUS_INFO_get0_failure_info(info));
    const auto text = why.isEmpty() ? Words::tr("The time stamping authority gave no time stamp.")
                                    : Words::tr("The time stamping authority gave no time stamp: %1")
                                          .arg(why.endsWith(u'.') ? why : why + u'.');
    return Error { Fault::Denied, text, QStringLiteral("status %1").arg(status) };
}

bool isOf(TS_TST_INFO* info, const QByteArray& hash)
{
    auto* imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    return OBJ_obj2nid(algorithm) == NID_sha256 && hash.size() == kHashBytes
        && bytesIn(TS_MSG_IMPRINT_get_msg(imprint)) == hash;
}

bool repeats(const TS_TST_INFO* info, const QByteArray& nonce)
{
    const auto* said = TS_TST_INFO_get_nonce(info);
    const auto meant = integerOf(nonce);
    return said && meant && ASN1_INTEGER_cmp(said, meant.get()) == 0;
}

/// RFC 3161 wants UTC to the second at least: 20260314031205Z, 20260314031205.25Z.
std::optional<Instant> timeIn(const TS_TST_INFO* info)
{
    const auto bytes = bytesIn(TS_TST_INFO_get_time(info));
    if (bytes.size() > kMostTimeCharacters || !bytes.endsWith('Z'))
        return std::nullopt;
    const auto text = QString::fromLatin1(bytes.chopped(1));
    const auto seconds = QDateTime::fromString(text.section(u'.', 0, 0), QStringLiteral("yyyyMMddHHmmss"));
    const auto fraction = text.section(u'.', 1).left(3).leftJustified(3, u'0');
    bool isNumber = false;
    const auto millis = fraction.toUInt(&isNumber);
    if (!seconds.isValid() || !isNumber)
        return std::nullopt;
    const QDateTime utc(seconds.date(), seconds.time(), QTimeZone::utc());
    return instantFromMillis(utc.toMSecsSinceEpoch() + millis);
}

/// What a certificate is called by people: its common name, else its organisation, else all of it.
QString nameOf(const X509* certificate)
{
    const auto* name = X509_get_subject_name(certificate);
    for (const int kind : { NID_commonName, NID_organizationName }) {
        const int at = X509_NAME_get_index_by_NID(name, kind, -1);
        if (at >= 0)
            return printableLine(textIn(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))), kMaxQuoted);
    }
    const Bio whole(BIO_new(BIO_s_mem()));
    char* text = nullptr;
    if (!whole || X509_NAME_print_ex(whole.get(), name, 0, XN_FLAG_RFC2253) < 0)
        return {};
    const auto size = BIO_get_mem_data(whole.get(), &text);
    return printableLine(QString::fromUtf8(text, static_cast<qsizetype>(size)), kMaxQuoted);
}

/// Who signed, when the signature fits the certificate that came with it.
std::optional<QString> signerOf(PKCS7* token)
{
    const Bio content(BIO_new(BIO_s_mem()));
    if (!content || PKCS7_verify(token, nullptr, nullptr, nullptr, content.get(), PKCS7_NOVERIFY) != 1)
        return std::nullopt;
    const Signers signers(PKCS7_get0_signers(token, nullptr, 0));
    if (!signers || sk_X509_num(signers.get()) != 1)
        return std::nullopt;
    return nameOf(sk_X509_value(signers.get(), 0));
}

Result<Stamp> stampIn(TS_RESP* response, const QByteArray& hash)
{
    auto* info = TS_RESP_get_tst_info(response);
    auto* token = TS_RESP_get_token(response);
    if (!info || !token)
        return unreadable();
    if (!isOf(info, hash))
        return ofSomethingElse();
    const auto at = timeIn(info);
    if (!at)
        return fail(Fault::Invalid, Words::tr("The time stamp has no time in it that can be read."));
    const auto signer = signerOf(token);
    if (!signer) {
        return fail(Fault::Invalid,
            Words::tr("The time stamp is not signed by a certificate that came with it."),
            ErrorQueue::text());
    }
    return Stamp { *at, *signer };
}

/// The certificates of a file.
Result<Store> storeOf(const QString& caFile)
{
    if (!QFileInfo(caFile).isFile())
        return fail(Fault::NotFound, Words::tr("There is no file %1.").arg(caFile));
    Store store(X509_STORE_new());
    if (!store || X509_STORE_load_file(store.get(), QFile::encodeName(caFile).constData()) != 1) {
        return fail(Fault::Invalid,
            Words::tr("%1 holds no certificates in PEM that can be read.").arg(caFile), ErrorQueue::text());
    }
    return store;
}

} // namespace

QByteArray requestFor(const QByteArray& hash, const QByteArray& nonce)
{
    const ErrorQueue queue;
    if (hash.size() != kHashBytes || nonce.isEmpty() || nonce.size() > kMostNonceBytes)
        return {};
    const Request request(TS_REQ_new());
    const Imprint imprint(TS_MSG_IMPRINT_new());
    const Owned<X509_ALGOR, X509_ALGOR_free> algorithm(X509_ALGOR_new());
    const auto number = integerOf(nonce);
    auto digits = hash;
    // NOLINTNEXTLINE: the library's characters have no sign
    auto* data = reinterpret_cast<unsigned char*>(digits.data());
    const bool isMade = request && imprint && algorithm && number
        && X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1
        && TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1
        && TS_MSG_IMPRINT_set_msg(imprint.get(), data, static_cast<int>(digits.size())) == 1
        && TS_REQ_set_version(request.get(), 1) == 1
        && TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1
        && TS_REQ_set_nonce(request.get(), number.get()) == 1 && TS_REQ_set_cert_req(request.get(), 1) == 1;
    unsigned char* made = nullptr;
    const int size = isMade ? i2d_TS_REQ(request.get(), &made) : -1;
    const Bytes owned(made);
    // NOLINTNEXTLINE: the library's characters have no sign
    return size <= 0 ? QByteArray() : QByteArray(reinterpret_cast<const char*>(made), size);
}

Result<Stamp> readAnswer(const QByteArray& der, const QByteArray& hash, const QByteArray& nonce)
{
    const ErrorQueue queue;
    const auto response = responseIn(der);
    if (!response)
        return fail(response.error());
    if (const auto refusal = refusalIn(response->get()))
        return fail(*refusal);
    auto stamp = stampIn(response->get(), hash);
    if (stamp && !nonce.isEmpty() && !repeats(TS_RESP_get_tst_info(response->get()), nonce)) {
        return fail(Fault::Invalid,
            Words::tr("The time stamp is the answer to another request: it may be an old one."));
    }
    return stamp;
}

Result<void> verifyAnswer(const QByteArray& der, const QByteArray& hash, const QString& caFile)
{
    if (const auto stamp = readAnswer(der, hash); !stamp)
        return fail(stamp.error());
    const ErrorQueue queue;
    const auto response = responseIn(der);
    if (!response)
        return fail(response.error());
    auto store = storeOf(caFile);
    if (!store)
        return fail(store.error());
    const Verifying verifying(TS_VERIFY_CTX_new());
    // It frees what it is given.
    Bytes imprint(static_cast<unsigned char*>(OPENSSL_malloc(static_cast<std::size_t>(hash.size()))));
    if (!verifying || !imprint)
        return fail(Fault::Internal, Words::tr("There is not enough memory to check a time stamp."));
    std::memcpy(imprint.get(), hash.constData(), static_cast<std::size_t>(hash.size()));
    TS_VERIFY_CTX_set_flags(verifying.get(), TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_IMPRINT);
    TS_VERIFY_CTX_set_imprint(verifying.get(), imprint.release(), static_cast<long>(hash.size()));
    TS_VERIFY_CTX_set_store(verifying.get(), store->release());
    if (TS_RESP_verify_response(verifying.get(), response->get()) != 1) {
        return fail(Fault::Denied,
            Words::tr("None of the certificates in %1 vouches for who signed this time stamp.").arg(caFile),
            ErrorQueue::text());
    }
    return {};
}

} // namespace muster::timestamp
