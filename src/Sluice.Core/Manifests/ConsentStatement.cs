using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>What a manifest says of a consent. Outside its period it holds for no person.</summary>
/// <param name="Holders">For whom it holds.</param>
/// <param name="Period">When it does.</param>
public sealed record ConsentStatement(ConsentCoverage Holders, Period Period);
