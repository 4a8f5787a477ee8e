using System.Text.Json;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Scripting.Facts;
using Xunit;

namespace Sluice.Tests.Manifests;

/// <summary>The table of the built-in facts says something of each, and what is made from it knows each.</summary>
public sealed class FactTableTests
{
    public static TheoryData<BuiltinFact> Facts => [.. Enum.GetValues<BuiltinFact>()];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Each_fact_has_one_entry(BuiltinFact fact)
    {
        var definition = Assert.Single(BuiltinFacts.All, d => d.Fact == fact);
        Assert.Same(definition, BuiltinFacts.Of(fact));
        Assert.Same(definition, BuiltinFacts.Find(definition.Name));
        Assert.Equal(BuiltinFacts.Names[(int)fact], definition.Name);
        Assert.EndsWith(".", definition.Documentation, StringComparison.Ordinal);
        Assert.True(BuiltinFacts.IsReserved(definition.Name));
        Assert.False(definition.IsCount && definition.Type.Kind != ValueKind.Integer);
    }

    [Fact]
    public void Their_number_is_that_of_the_members() => Assert.Equal(Enum.GetValues<BuiltinFact>().Length, BuiltinFacts.Count);

    [Theory]
    [MemberData(nameof(Facts))]
    public void The_schema_has_those_that_a_manifest_states_by_name_and_nearer_ones_nearer(BuiltinFact fact)
    {
        var definition = BuiltinFacts.Of(fact);
        using var schema = JsonDocument.Parse(ManifestSchema.Text);
        var definitions = schema.RootElement.GetProperty("definitions");
        Assert.Equal(definition.IsStatedByName, Has(schema.RootElement, definition.Name));
        Assert.Equal(definition.IsPerField, Has(definitions.GetProperty("dataset"), definition.Key));
        Assert.Equal(definition.IsPerField, Has(definitions.GetProperty("field"), definition.Key));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_script_sees_those_that_a_manifest_states_by_name(BuiltinFact fact)
    {
        var definition = BuiltinFacts.Of(fact);
        var name = char.ToUpperInvariant(definition.Name[0]) + definition.Name[1..];
        Assert.Equal(definition.IsStatedByName, typeof(TransferFacts).GetProperty(name) is not null);
    }

    private static bool Has(JsonElement schema, string key) => schema.GetProperty("properties").TryGetProperty(key, out _);
}
