/// How much memory a home costs, in the home and at the centre, and how soon the resident's screen is there.
///
/// Main types: [nl.nabij.sim.bench.memory.Memory] and [nl.nabij.sim.bench.memory.ServerMemory]. Only the wiring depends
/// on it. It never asks a program to collect its garbage: what counts is what stays resident as it is delivered.
@NullMarked
package nl.nabij.sim.bench.memory;

import org.jspecify.annotations.NullMarked;
