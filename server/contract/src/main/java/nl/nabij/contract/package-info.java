/// What is said between gateway, server and faces: ids, the version, and the one JSON codec.
///
/// Main type: [nl.nabij.contract.ContractJson]. Every module may depend on it. It never holds a
/// rule of the domain, opens a socket or reads a clock.
@NullMarked
package nl.nabij.contract;

import org.jspecify.annotations.NullMarked;
