using Sluice.Core.Model;

namespace Sluice.Tests.Records;

/// <summary>A row of a generated dataset.</summary>
internal sealed record PersonRow(int Id, string? Key, IReadOnlyDictionary<string, Value?> Facts)
{
    /// <summary>The cells of the fields, as text.</summary>
    public string Value => $"v{Id}";

    public string Other => $"o,\"{Id}\"";

    /// <summary>A fact as text; null for null.</summary>
    public string? Text(string attribute) => Facts[attribute] is { } value ? value.Text ?? value.ToString() : null;
}
