namespace Sluice.Reference;

/// <summary>A policy set, a manifest, and the date asked for.</summary>
public sealed record PlainCase(PlainPolicy Policy, PlainManifest Manifest, DateOnly? AsOf);
