using Sluice.Core.Binding;

namespace Sluice.Core.Serialization;

/// <summary>
/// What a compiled policy file holds: all that is needed to decide, to explain, and to show the places in the policy's text.
/// </summary>
/// <param name="Policies">The policy set, without errors; with its warnings and scripts.</param>
/// <param name="Folder">The policy folder as outputs show it, with <c>/</c> and never absolute; empty for the working directory.</param>
public sealed record PolicyFile(Compilation Policies, string Folder);
