namespace Sluice.Tests.Records;

/// <summary>A consent record as a test makes it; a date may be a text that is none.</summary>
internal sealed record LedgerRecord(string? Subject, string? Consent, string? Granted, string? Withdrawn, string? Expires, string? Notice)
{
    public string?[] Cells => [Subject, Consent, Granted, Withdrawn, Expires, Notice];

    public bool IsReadable =>
        Consent is not null
        && new[] { Granted, Withdrawn, Expires }.All(static d => d is null || DateOnly.TryParseExact(d, "yyyy-MM-dd", out _));

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
}
