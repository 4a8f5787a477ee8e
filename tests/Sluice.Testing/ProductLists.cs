using Sluice.Cli.Commands;
using Sluice.Cli.Rendering;
using Sluice.Records.Sql;

namespace Sluice.Testing;

/// <summary>The lists of the program, for tests over all of something: what is new in one is in every such test.</summary>
public static class ProductLists
{
    /// <summary>The forms of a verdict.</summary>
    public static IReadOnlyList<string> Formats => Renderers.Names;

    /// <summary>The dialects of SQL.</summary>
    public static IReadOnlyList<string> Dialects => SqlDialects.Names;

    /// <summary>The engines that filter rows.</summary>
    public static IReadOnlyList<string> Engines => EngineNames.All;

    /// <summary>The shells with a script for completion.</summary>
    public static IReadOnlyList<string> Shells => CompletionCommand.Shells;

    /// <summary>The commands.</summary>
    public static IReadOnlyList<string> Commands => [.. CommandList.Create().Select(static c => c.Name)];
}
