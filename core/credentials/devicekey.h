// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/vault.h"

namespace muster::credentials {

enum class KeyPlace { Keychain, File };
/// "keychain" or "file", as the record says it.
[[nodiscard]] QString textOf(KeyPlace place);

/// The seed of the key with which this console signs: 32 bytes.
struct DeviceKey {
    SecretPtr seed;
    KeyPlace place = KeyPlace::File;
};

/// This machine, as the key file remembers it.
[[nodiscard]] QString thisMachine();

/// Gives the console's key, made once. `file` always exists afterwards and says where the key is: in the
/// keychain, when an unlocked one answered at the time, else in the file itself (0600). From then on the key
/// is looked for there and nowhere else: a keychain that is locked today makes no second key. A file from
/// another machine counts as none. Needs: the folder of the file, the store's lock, 32 random bytes from
/// `newSeed`. The vault must outlive the answer. Fails with Denied (locked, gone from the keychain, file open
/// to others), Invalid (file damaged), Storage.
[[nodiscard]] QFuture<Result<DeviceKey>> openDeviceKey(
    QString file, QString machine, Vault& vault, const SecretPtr& newSeed);

} // namespace muster::credentials
