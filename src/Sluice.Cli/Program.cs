using Sluice.Cli;
using Sluice.Cli.Hosting;

if (BuildVariant.Begin(args) is { } code)
{
    return code;
}

using var console = new SystemConsole();
return SufficientStack.Run(() => CliApp.Run(args, console, Environment.CurrentDirectory));
