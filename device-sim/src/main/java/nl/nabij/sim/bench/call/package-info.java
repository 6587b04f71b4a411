/// Calls measured: how soon her picture is there after her yes, how soon it rings at hers, how soon she
/// is heard after a claim; and how a call gets on in bad networks.
///
/// Main types: [nl.nabij.sim.bench.call.CallSetup] and [nl.nabij.sim.bench.call.CallNetwork]. Both are
/// told by programs of the stories, which have the browsers; nothing here starts one.
@NullMarked
package nl.nabij.sim.bench.call;

import org.jspecify.annotations.NullMarked;
