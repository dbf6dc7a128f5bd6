"""What is no workbook although it lies beside them, and letters of before Unicode."""

import struct

TCVN3 = {
    "à": "µ", "ả": "¶", "ã": "·", "á": "¸", "ạ": "¹", "ă": "¨", "ằ": "»", "ẳ": "¼",
    "ẵ": "½", "ắ": "¾", "ặ": "Æ", "â": "©", "ầ": "Ç", "ẩ": "È", "ẫ": "É", "ấ": "Ê",
    "ậ": "Ë", "đ": "®", "è": "Ì", "ẻ": "Î", "ẽ": "Ï", "é": "Ð", "ẹ": "Ñ", "ê": "ª",
    "ề": "Ò", "ể": "Ó", "ễ": "Ô", "ế": "Õ", "ệ": "Ö", "ì": "×", "ỉ": "Ø", "ĩ": "Ü",
    "í": "Ý", "ị": "Þ", "ò": "ß", "ỏ": "á", "õ": "â", "ó": "ã", "ọ": "ä", "ô": "«",
    "ồ": "å", "ổ": "æ", "ỗ": "ç", "ố": "è", "ộ": "é", "ơ": "¬", "ờ": "ê", "ở": "ë",
    "ỡ": "ì", "ớ": "í", "ợ": "î", "ù": "ï", "ủ": "ñ", "ũ": "ò", "ú": "ó", "ụ": "ô",
    "ư": "\u00ad", "ừ": "õ", "ử": "ö", "ữ": "÷", "ứ": "ø", "ự": "ù", "ỳ": "ú", "ỷ": "û",
    "ỹ": "ü", "ý": "ý", "ỵ": "þ", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥",
    "Ư": "¦", "Đ": "§",
}


def to_tcvn3(text):
    """Text as it looks when typed in a .VnTime font and read as Unicode.

    Capitals with a tone have no place of their own: the font draws them from
    the small letters.
    """
    return "".join(
        TCVN3.get(letter, TCVN3.get(letter.lower(), letter)) for letter in text
    )


def lock_file(user):
    """The owner file (`~$…`) that Excel keeps beside a workbook while it is open."""
    narrow = user.encode("ascii")
    wide = user.encode("utf-16-le")
    return (
        bytes((len(narrow),)) + narrow.ljust(54, b" ")
        + struct.pack("<H", len(user)) + (wide + " ".encode("utf-16-le") * 54)[:108]
    )
