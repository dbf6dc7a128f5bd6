"""A workbook behind a password, as Office writes it: an OLE2 file."""

import hashlib
import struct

# A compound file (MS-CFB) of version 3: sectors of 512 bytes.
SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams):
    """An OLE2 file with (name, bytes) streams, each stored in whole sectors.

    Streams are padded to the 4,096 bytes below which a mini stream would be
    needed; the directory keeps them as a chain of right siblings.
    """
    contents = [content.ljust(4096, b"\0") for _, content in streams]
    directory_sectors = (len(streams) + 1 + 3) // 4
    chains, next_sector = [], 1 + directory_sectors
    for content in contents:
        length = -(-len(content) // SECTOR)
        chains.append((next_sector, length))
        next_sector += length
    fat = [FAT_SECTOR] + chain(1, directory_sectors)
    for first, length in chains:
        fat += chain(first, length)
    fat += [FREE] * (SECTOR // 4 - len(fat))
    if len(fat) > SECTOR // 4:
        raise ValueError("one FAT sector holds 64 KiB at most")
    directory = directory_entry("Root Entry", 5, child=1, start=END, size=0)
    for place, ((name, _), (first, _), content) in enumerate(zip(streams, chains, contents)):
        right = place + 2 if place + 1 < len(streams) else FREE
        directory += directory_entry(name, 2, right=right, start=first, size=len(content))
    directory = directory.ljust(directory_sectors * SECTOR, b"\0")
    body = b"".join(content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\0")
                    for content in contents)
    return compound_header() + struct.pack("<128I", *fat) + directory + body


def chain(first, length):
    return [first + step + 1 for step in range(length - 1)] + [END]


def compound_header():
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6,
                          0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    return header + struct.pack("<108I", *[FREE] * 108)


def directory_entry(name, kind, child=FREE, right=FREE, start=0, size=0):
    wide = name.encode("utf-16-le") + b"\0\0"
    return (
        wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
        + struct.pack("<III", FREE, right, child) + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def encrypt(package, password):
    """A workbook that asks for a password (MS-OFFCRYPTO, standard encryption)."""
    salt = hashlib.md5(b"salt of a sample").digest()
    verifier = hashlib.md5(b"verifier of a sample").digest()
    cipher = Aes128(derive_key(password, salt))
    info = struct.pack("<HHI", 3, 2, 0x24) + encryption_header()
    info += struct.pack("<I", 16) + salt + cipher.encrypt(verifier)
    info += struct.pack("<I", 20) + cipher.encrypt(
        hashlib.sha1(verifier).digest().ljust(32, b"\0"))
    padded = package.ljust(-(-len(package) // 16) * 16, b"\0")
    content = struct.pack("<Q", len(package)) + cipher.encrypt(padded)
    return compound_file([("EncryptionInfo", info), ("EncryptedPackage", content)])


def encryption_header():
    provider = "Microsoft Enhanced RSA and AES Cryptographic Provider".encode("utf-16-le")
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0)
    header += provider + b"\0\0"
    return struct.pack("<I", len(header)) + header


def derive_key(password, salt):
    """The key of MS-OFFCRYPTO 2.3.4.7: 50,000 rounds of SHA-1."""
    digest = hashlib.sha1(salt + password.encode("utf-16-le")).digest()
    for turn in range(50_000):
        digest = hashlib.sha1(struct.pack("<I", turn) + digest).digest()
    digest = hashlib.sha1(digest + bytes(4)).digest()
    masked = bytes(byte ^ 0x36 for byte in digest.ljust(64, b"\0"))
    return hashlib.sha1(masked).digest()[:16]


def doubled(byte):
    """Times x in the field of AES."""
    return (byte << 1) ^ (0x11B if byte & 0x80 else 0)


def substitution_box():
    """The S-box: inverses in the field (as powers of 3), then the affine map."""
    powers, byte = [], 1
    for _ in range(255):
        powers.append(byte)
        byte ^= doubled(byte)
    box = []
    for value in range(256):
        inverse = powers[-powers.index(value) % 255] if value else 0
        turns = inverse * 0x101
        box.append(0x63 ^ inverse ^ (turns >> 4 ^ turns >> 5 ^ turns >> 6 ^ turns >> 7) & 0xFF)
    return box


class Aes128:
    """AES-128 in ECB mode, encryption alone (FIPS 197)."""

    BOX = substitution_box()
    SHIFTED = [(place + 4 * (place % 4)) % 16 for place in range(16)]

    def __init__(self, key):
        words, constant = [list(key[at:at + 4]) for at in range(0, 16, 4)], 1
        while len(words) < 44:
            word = words[-1]
            if len(words) % 4 == 0:
                word = [self.BOX[byte] for byte in word[1:] + word[:1]]
                word[0] ^= constant
                constant = doubled(constant)
            words.append([a ^ b for a, b in zip(words[-4], word)])
        self.keys = [sum(words[at:at + 4], []) for at in range(0, 44, 4)]

    def encrypt(self, content):
        return b"".join(self.block(content[at:at + 16]) for at in range(0, len(content), 16))

    def block(self, block):
        state = [a ^ b for a, b in zip(block, self.keys[0])]
        for key in self.keys[1:]:
            state = [self.BOX[state[place]] for place in self.SHIFTED]
            if key is not self.keys[-1]:
                state = mixed_columns(state)
            state = [a ^ b for a, b in zip(state, key)]
        return bytes(state)


def mixed_columns(state):
    mixed = []
    for at in range(0, 16, 4):
        column = state[at:at + 4]
        total = column[0] ^ column[1] ^ column[2] ^ column[3]
        mixed += [
            byte ^ total ^ doubled(byte ^ column[(place + 1) % 4])
            for place, byte in enumerate(column)
        ]
    return mixed
