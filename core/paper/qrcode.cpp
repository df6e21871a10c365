// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/qrcode.h"

#include "core/plan/words.h"

#include <qrencode.h>

#include <memory>

namespace muster::paper {

using plan::Words;

Result<QrCode> qrCode(const QString& text)
{
    const auto bytes = text.toUtf8();
    // As bytes: a reader gives them back as they are, in the same letters, capital or small.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(bytes.size()),
            reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!made)
        return fail(Fault::Invalid, Words::tr("This text does not fit into a QR code."));
    QrCode code { made->width, {} };
    const auto count = static_cast<qsizetype>(made->width) * made->width;
    code.black.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        code.black.append((made->data[i] & 1) != 0);
    return code;
}

} // namespace muster::paper
