from fontTools.ttLib import TTFont

from builder import resources
from builder.typeset.fonts import read_face
from builder.typeset.kerning import read_kerning

PLEX = resources.path("fonts/IBMPlexSans-Regular.ttf")
LETTERS = "AVTWYLPFkrvwyToaeg.,-’1740"


def test_pairs_are_kerned_as_font_tools_reads_them():
    font = TTFont(PLEX)
    kerning = read_kerning(font.reader["GPOS"])
    cmap = font.getBestCmap()
    pairs = [(cmap[ord(left)], cmap[ord(right)]) for left in LETTERS for right in LETTERS]
    found = [kerning.between(font.getGlyphID(left), font.getGlyphID(right)) for left, right in pairs]
    assert found == [_decompiled(font["GPOS"].table, left, right) for left, right in pairs]
    assert min(found) < -30


def test_a_font_without_pairs_kerns_nothing():
    assert read_kerning(b"").between(1, 2) == 0


def test_nothing_is_kerned_beside_a_space():
    face = read_face(PLEX)
    assert face.kerns("To")[0][1] < 0
    assert face.kerns("T T") == []


def _decompiled(table, left, right):
    kern = next(record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern")
    return sum(_lookup(table.LookupList.Lookup[index], left, right) for index in kern.LookupListIndex)


def _lookup(lookup, left, right):
    for subtable in lookup.SubTable:
        if left not in subtable.Coverage.glyphs:
            continue
        if subtable.Format == 2:
            row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)]
            value = row.Class2Record[subtable.ClassDef2.classDefs.get(right, 0)].Value1
            return value.XAdvance if value else 0
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        for pair in pairs:
            if pair.SecondGlyph == right:
                return pair.Value1.XAdvance
    return 0
