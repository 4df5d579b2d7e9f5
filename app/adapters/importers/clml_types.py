"""The kinds of UK legislation: code in addresses, rank, land, and how one is numbered."""

from dataclasses import dataclass

from app.domain.law import Level


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document; `numbered` is how one is cited by {year} and {number}."""

    code: str
    level: Level
    region: str
    numbered: str


_ACTS = "{year} c. {number}"
_SI = "S.I. {year}/{number}"
_SCOTLAND, _WALES, _ULSTER = "Scotland", "Wales", "Northern Ireland"
_LAW, _MADE = Level.LAW, Level.ADMINISTRATIVE

TYPES = {
    "UnitedKingdomPublicGeneralAct": DocumentType("ukpga", _LAW, "", _ACTS),
    "UnitedKingdomLocalAct": DocumentType("ukla", _LAW, "", _ACTS),
    "UnitedKingdomPrivateOrPersonalAct": DocumentType("ukppa", _LAW, "", _ACTS),
    "UnitedKingdomChurchMeasure": DocumentType("ukcm", _LAW, "", "{year} No. {number}"),
    "GreatBritainAct": DocumentType("apgb", _LAW, "", _ACTS),
    "GreatBritainLocalAct": DocumentType("gbla", _LAW, "", _ACTS),
    "EnglandAct": DocumentType("aep", _LAW, "", _ACTS),
    "IrelandAct": DocumentType("aip", _LAW, "", _ACTS),
    "ScottishAct": DocumentType("asp", _LAW, _SCOTLAND, "{year} asp {number}"),
    "ScottishOldAct": DocumentType("aosp", _LAW, _SCOTLAND, _ACTS),
    "WelshAssemblyMeasure": DocumentType("mwa", _LAW, _WALES, "{year} nawm {number}"),
    "WelshNationalAssemblyAct": DocumentType("anaw", _LAW, _WALES, "{year} anaw {number}"),
    "WelshParliamentAct": DocumentType("asc", _LAW, _WALES, "{year} asc {number}"),
    "NorthernIrelandAct": DocumentType("nia", _LAW, _ULSTER, _ACTS + " (N.I.)"),
    "NorthernIrelandParliamentAct": DocumentType("apni", _LAW, _ULSTER, _ACTS + " (N.I.)"),
    "NorthernIrelandAssemblyMeasure": DocumentType("mnia", _LAW, _ULSTER, _ACTS + " (N.I.)"),
    "NorthernIrelandOrderInCouncil": DocumentType("nisi", _MADE, _ULSTER, _SI),
    "NorthernIrelandStatutoryRule": DocumentType("nisr", _MADE, _ULSTER, "S.R. {year}/{number}"),
    "NorthernIrelandStatutoryRuleOrOrder": DocumentType(
        "nisro", _MADE, _ULSTER, "S.R. & O. {year}/{number}"
    ),
    "NorthernIrelandDraftStatutoryRule": DocumentType("nidsr", _MADE, _ULSTER, ""),
    "UnitedKingdomStatutoryInstrument": DocumentType("uksi", _MADE, "", _SI),
    "UnitedKingdomDraftStatutoryInstrument": DocumentType("ukdsi", _MADE, "", ""),
    "UnitedKingdomStatutoryRuleOrOrder": DocumentType(
        "uksro", _MADE, "", "S.R. & O. {year}/{number}"
    ),
    "UnitedKingdomChurchInstrument": DocumentType("ukci", _MADE, "", "{year} No. {number}"),
    "UnitedKingdomMinisterialOrder": DocumentType("ukmo", _MADE, "", ""),
    "UnitedKingdomMinisterialDirection": DocumentType("ukmd", _MADE, "", ""),
    "ScottishStatutoryInstrument": DocumentType("ssi", _MADE, _SCOTLAND, "S.S.I. {year}/{number}"),
    "ScottishDraftStatutoryInstrument": DocumentType("sdsi", _MADE, _SCOTLAND, ""),
    "WelshStatutoryInstrument": DocumentType("wsi", _MADE, _WALES, _SI),
    "WelshDraftStatutoryInstrument": DocumentType("wdsi", _MADE, _WALES, ""),
    "EuropeanUnionRegulation": DocumentType("eur", _LAW, "", ""),
    "EuropeanUnionDecision": DocumentType("eudn", _LAW, "", ""),
    "EuropeanUnionDirective": DocumentType("eudr", _LAW, "", ""),
    "EuropeanUnionTreaty": DocumentType("eut", _LAW, "", ""),
}
"""By the value of ``ukm:DocumentMainType``."""

_BY_CODE = {each.code: each for each in TYPES.values()}
_EXTENTS = {"S": _SCOTLAND, "W": _WALES, "N.I.": _ULSTER, "NI": _ULSTER}


def document_type(main_type: str, code: str, primary: bool) -> DocumentType:
    """The kind that the metadata name, else the one of the address, else by the main element."""
    known = TYPES.get(main_type) or _BY_CODE.get(code)
    return known or DocumentType(code or "legislation", _LAW if primary else _MADE, "", "")


def region(kind: DocumentType, extent: str) -> str:
    """The land whose law it is; empty for law of more than one."""
    return kind.region or _EXTENTS.get(extent.strip(), "")
