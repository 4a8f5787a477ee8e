using System.CommandLine;
using Sluice.Records.Engines;

namespace Sluice.Cli.Commands;

/// <content>The settings of an engine.</content>
internal sealed partial class ResourceOptions
{
    /// <summary>What they say.</summary>
    public RowSettings Settings(ParseResult arguments) =>
        new()
        {
            Memory = arguments.GetValue(memory) is { } size ? Bytes(size) : null,
            Threads = arguments.GetValue(threads) is { } number ? Number(number) : null,
        };
}
