package nl.nabij.contract.face;

import java.util.List;

/// A part of an organisation's homes, for a page that shows thousands.
///
/// @param total homes in which somebody lives or is away from
/// @param needCare those with a fault, or whose box was heard and is away; also ended ones whose box is
///     still connected
/// @param withoutBox of them those that never got a box
/// @param ended homes that ended and are not erased yet
/// @param found how many match what was asked
/// @param homes of those the ones from the asked place on, at most 100
public record HomesPage(int total, int needCare, int withoutBox, int ended, int found, List<ManagedHome> homes) {

    public HomesPage {
        homes = List.copyOf(homes);
    }
}
